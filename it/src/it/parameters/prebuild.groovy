import com.sun.net.httpserver.HttpServer
import java.nio.channels.FileChannel
import java.nio.file.StandardOpenOption
import java.util.concurrent.Executors

// A repository of its own, not a folder in the one that this test is in; and what lies outside of it.
def git = { String... arguments ->
    def process = (['git', '-c', 'user.name=it', '-c', 'user.email=it@example.org'] + arguments.toList()).execute(null, basedir)
    String said = process.inputStream.text + process.errorStream.text
    assert process.waitFor() == 0: said
    said.trim()
}
git('init', '-q', '-b', 'main')
new File(basedir, '.gitignore').text = 'build.log\ntarget/\n.atmos/\n'
File outside = new File(basedir.parentFile, 'parameters-outside')
outside.mkdir()
new File(outside, 'vars.yaml').text = '{tenant: acme, stage: dev}\n'
['tofu', 'together'].each { new File(basedir, "tools/$it").setExecutable(true) }

// A store of buckets that somebody else has made. It notes who asks, and one bucket is slow to answer.
context.callers = Collections.synchronizedSet(new TreeSet())
HttpServer store = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)
store.executor = Executors.newCachedThreadPool()
store.createContext('/') { call ->
    call.requestBody.readAllBytes()
    if (call.requestURI.path.contains('slow')) {
        Thread.sleep(6000)
    }
    context.callers << (call.requestHeaders.getFirst('Authorization') =~ /Credential=(\w+)\//)[0][1]
    boolean tags = (call.requestURI.query ?: '').contains('tagging')
    byte[] body = "<?xml version=\"1.0\"?>${tags ? '<Tagging><TagSet/></Tagging>' : '<Error/>'}".getBytes('UTF-8')
    call.responseHeaders.add('Content-Type', 'application/xml')
    call.sendResponseHeaders(200, call.requestMethod == 'HEAD' ? -1 : body.length)
    if (call.requestMethod != 'HEAD') {
        call.responseBody.write(body)
    }
    call.close()
}
store.start()
context.store = store
File bases = new File(basedir, 'manifests/catalog/bases.yaml')
bases.text = bases.text.replace('PORT', store.address.port as String)

// What Atmos might have printed of them; stacks have other names in other executions.
def reference = ['acme-dev': 'default', 'dev.acme': 'dev.acme', 'dev-acme': 'dev-acme', 'orgs/dev': 'orgs-dev'].collectEntries { stack, workspace ->
    def backend = [bucket: 'acme-store', key: 'terraform.tfstate', region: 'eu-west-1', use_path_style: true,
            skip_credentials_validation: true, skip_requesting_account_id: true, skip_metadata_api_check: true,
            endpoints: [s3: "http://127.0.0.1:$store.address.port".toString()], workspace_key_prefix: 'store']
    def instance = [component: 'store', workspace: workspace, atmos_manifest: stack == 'orgs/dev' ? stack : 'elsewhere', backend_type: 's3', backend: backend,
            remote_state_backend_type: 's3', remote_state_backend: backend]
    [stack, [components: [terraform: [store: instance, other: instance]]]]
}
new File(basedir, 'reference.json').text = groovy.json.JsonOutput.toJson(reference)

// Modules that fail: each has a goal and the parameter that makes it fail.
context.failing = ['validate', 'render', 'remote-state', 'provision', 'plan', 'apply', 'destroy', 'list', 'describe', 'compare', 'affected', 'upload-preview', 'unlock', 'terraform', 'output', 'test'].collect { [it, 'failOnWarnings', 'true'] } +
        [['plan', 'failOnChanges', 'true'], ['provision', 'timeout', '1s'], ['apply', 'savedPlan', 'only']] +
        ['render', 'remote-state', 'upload-preview', 'plan', 'apply', 'destroy', 'unlock', 'terraform', 'output', 'test'].collect { [it, 'lockTimeout', '1s'] } +
        ['plan', 'apply', 'destroy', 'terraform', 'output', 'test'].collect { [it, 'timeout', '1s'] } +
        ['plan', 'apply', 'destroy', 'terraform', 'output'].collect { [it, 'ignoreRemoteVersion', 'true'] } +
        ['validate', 'plan', 'apply', 'destroy'].collect { [it, 'gate', '<maxDestroy>0</maxDestroy>'] } +
        ['validate', 'render', 'remote-state', 'provision', 'upload-preview', 'plan', 'apply', 'destroy', 'unlock', 'terraform', 'output', 'test'].collect { [it, 'lint', '<no-lock>error</no-lock>'] } +
        ['plan', 'apply', 'destroy', 'unlock', 'terraform', 'output', 'test'].collectMany { [[it, 'toolVersion', 'opentofu 1.8'], [it, 'terraformVersion', '1.8.0']] }
// Tools that are fetched: from a source that is complete but for the parameter in question.
String fetched = '<toolVersion>opentofu 1.9.77</toolVersion>'
def tooled = ['plan', 'apply', 'destroy', 'unlock', 'terraform', 'output', 'test', 'tool']
context.failing += (['validate', 'render', 'remote-state', 'provision', 'plan', 'apply', 'destroy', 'list', 'describe', 'compare', 'affected', 'upload-preview', 'unlock', 'terraform', 'output', 'test'] + 'tool').collect { [it, 'toolSource', 'vendor'] } +
        tooled.collect { [it, 'toolSha256', 'none', "<toolSource>file:///nowhere</toolSource>$fetched"] } +
        tooled.collect { [it, 'toolServerId', 'nobody', "<toolSource>https://localhost:1</toolSource>$fetched"] } +
        (tooled - 'tool').collect { [it, 'tokenServerId', 'nobody'] } + [['describe', 'tokenServerId', '=nobody']] +
        [['tool', 'toolVersion', 'opentofu 1.8'], ['tool', 'terraformVersion', '1.8.0'],
         ['tool', 'lockTimeout', '1s', "<toolSource>file:///nowhere</toolSource>$fetched"]]
context.failing = context.failing.collect { it.size() > 3 ? it*.toString() : it + '' }
context.locks = []
def hold = { File directory, String key ->
    directory.mkdirs()
    def channel = FileChannel.open(new File(directory, UUID.nameUUIDFromBytes(key.bytes) as String).toPath(),
            StandardOpenOption.CREATE, StandardOpenOption.WRITE)
    channel.lock(Long.MAX_VALUE - 1, 1, false)
    context.locks << channel
}
// Another process fetches.
String os = System.getProperty('os.name').toLowerCase().startsWith('mac') ? 'darwin' : 'linux'
context.platform = "$os-${[x86_64: 'amd64', aarch64: 'arm64'][System.getProperty('os.arch')] ?: System.getProperty('os.arch')}"
File cache = new File("$localRepositoryPath/.cache/atmos-maven-plugin")
hold(new File(cache, 'locks'), new File(cache, "tools/opentofu/1.9.77/$context.platform").path)
String version = new groovy.xml.XmlSlurper().parse(new File(basedir, 'pom.xml')).build.plugins.plugin.version
String template = new File(basedir, 'failing/module.xml').text.replace('VERSION', version)
File failing = new File(basedir, 'failing')
context.failing.each { goal, parameter, value, more ->
    File module = new File(failing, "$goal-$parameter")
    new File(module, 'src/main/terraform/vpc').mkdirs()
    new File(module, 'src/main/terraform/vpc/main.tf').text = ''
    new File(module, 'src/main/terraform/vpc/it.tftest.hcl').text = 'run "it" {}\n'
    new File(module, 'src/main/stacks').mkdirs()
    new File(module, 'src/main/stacks/dev.yaml').text = """${parameter == 'failOnWarnings' ? 'surplus: 1' : ''}
${parameter == 'gate' ? 'settings: {atmos: {gate: {maxDestroy: 1}}}' : ''}
terraform:
  backend_type: ${parameter == 'ignoreRemoteVersion' ? 'remote' : 's3'}
  backend:
    remote: {hostname: tfe.example.test, organization: acme, workspaces: {name: $goal-${parameter.toLowerCase()}}}
    s3:
      bucket: acme-${parameter == 'timeout' ? 'slow-' : ''}$goal-${parameter.toLowerCase()}
      key: terraform.tfstate
      region: eu-west-1
      use_path_style: true
      skip_credentials_validation: true
      skip_requesting_account_id: true
      skip_metadata_api_check: true
      endpoints: {s3: "http://127.0.0.1:$store.address.port"}
components: {terraform: {vpc: {provision: {backend: {enabled: true}}}}}
"""
    if (parameter == 'tokenServerId' || goal == 'upload-preview' && parameter == 'lockTimeout') {
        // Of other backends nothing is uploaded, and no directory brought up.
        new File(module, 'src/main/stacks/dev.yaml').text =
                "terraform: {backend_type: remote, backend: {remote: {hostname: tfe.example.test, organization: acme, workspaces: {name: $goal-${parameter.toLowerCase()}}}}}\n" +
                'components: {terraform: {vpc: {}}}\n'
    }
    // What is fetched is named by the tool, not by a path.
    String pom = more ? template.replace('<command>../../tools/tofu</command>', more) : template
    new File(module, 'pom.xml').text = pom.replace('GOAL', goal).replace('PARAMETER', parameter).replace('VALUE', value)
    if (parameter == 'lockTimeout' && goal != 'tool') {
        // Another process works on the instance, or tests its module, which has a directory already.
        new File(module, 'target/atmos/dev/vpc').mkdirs()
        new File(module, 'target/atmos/tests/tofu/vpc').mkdirs()
        hold(new File(module, '.atmos/locks'), goal == 'test' ? 'tofu/vpc' : 'dev/vpc')
    }
}
File parent = new File(failing, 'pom.xml')
parent.text = parent.text.replace('MODULES', context.failing.collect { goal, parameter, value, more -> "<module>$goal-$parameter</module>" }.join('\n    '))

// Three commits, whose manifests say more than those that the goals work on: the second changes one instance, the third all.
def commit = { String name, Map<String, String> further ->
    def manifests = further.collectEntries { file, text -> [new File(basedir, "manifests/orgs/$file"), text] }
    def former = manifests.keySet().collectEntries { [it, it.text] }
    manifests.each { file, text -> file.text += text }
    git('add', '-A')
    git('commit', '-q', '-m', name)
    git('tag', name)
    former.each { file, text -> file.text = text }
    git('rev-parse', 'HEAD')
}
String order = '    store: {metadata: {inherits: [in-s3]}, backend: {s3: {bucket: acme-store}}, settings: {depends_on: {1: {component: own}}}}\n'
File dev = new File(basedir, 'manifests/orgs/dev.yaml')
String written = dev.text
dev.text = written.readLines().findAll { !it.contains(' store: ') && !it.contains(' own: ') }.join('\n') + '\n' + order
context.base = commit('first', ['dev.yaml': '    own: {}\n'])
context.second = commit('second', ['dev.yaml': '    own: {vars: {more: 1}}\n'])
commit('third', ['dev.yaml': '    own: {vars: {more: 1}}\nsettings: {more: 1}\n', 'prod.yaml': 'settings: {more: 1}\n'])
dev.text = written
true
