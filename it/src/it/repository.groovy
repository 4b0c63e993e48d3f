// Every project of these tests is a repository of its own, not a folder in the one that they are in.
new File(basedir, '.git').mkdir()
// A project may have preparations of its own.
File own = new File(basedir, 'prebuild.groovy')
own.exists() ? new GroovyShell(binding).evaluate(own) : true
