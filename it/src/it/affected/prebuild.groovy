// A repository of its own with two commits: base and what a pull request makes of it.
def git = { String... arguments ->
    def process = (['git', '-c', 'user.name=it', '-c', 'user.email=it@example.org'] + arguments.toList()).execute(null, basedir)
    String said = process.inputStream.text + process.errorStream.text
    assert process.waitFor() == 0: said
    said
}
new File(basedir, '.gitignore').text = 'build.log\ntarget/\n'
git('init', '-q', '-b', 'main')
File dev = new File(basedir, 'src/main/stacks/dev.yaml')
File prod = new File(basedir, 'src/main/stacks/prod.yaml')
def copy = { File to -> to.parentFile.mkdirs(); to.text = dev.text }
copy(new File(basedir, 'below/src/main/stacks/dev.yaml'))
new File(basedir, 'below/pom.xml').text = new File(basedir, 'pom.xml').text
File together = new File(basedir, 'together/pom.xml')
['one', 'two'].each { name ->
    File stack = new File(together.parentFile, "$name/src/main/stacks/dev.yaml")
    stack.parentFile.mkdirs()
    stack.text = "components: {terraform: {$name: {vars: {a: 1}}}}\n"
    new File(together.parentFile, "$name/pom.xml").text = new File(basedir, 'pom.xml').text.replace('>affected<', ">$name<")
}
together.text = new File(basedir, 'pom.xml').text.replace('>affected<', '>together<')
        .replace('</packaging>', '</packaging><modules><module>one</module><module>two</module></modules>')
git('add', '-A')
git('commit', '-q', '-m', 'base')
git('tag', 'base')
dev.text = '# A comment.\n' + dev.text.replace('10.0.', '10.1.')
prod.text = prod.text.replace('acme-prod', 'acme-live').replace('    old: {metadata: {component: app}}\n', '')
copy(new File(basedir, 'below/src/main/stacks/dev.yaml'))
['one', 'two'].each { name ->
    File stack = new File(together.parentFile, "$name/src/main/stacks/dev.yaml")
    stack.text = stack.text.replace('a: 1', 'a: 2')
}
git('add', '-A')
git('commit', '-q', '-m', 'head')
// Not committed, so not looked at.
prod.text = prod.text.replace('acme-live', 'acme-later')
context.status = git('status', '--porcelain')
context.index = new File(basedir, '.git/index').bytes
true
