import groovy.json.JsonSlurper
import groovy.xml.XmlSlurper
import java.util.zip.ZipFile

context.store.stop(0)
context.locks*.close()
new File("$localRepositoryPath/.cache/atmos-maven-plugin/locks").deleteDir()
String log = new File(basedir, 'build.log').text
def json = { String file -> new JsonSlurper().parse(new File(basedir, file)) }

// The words of a goal, by its execution, and what made it fail.
def words = log.split(/(?m)^\[INFO\] --- /).drop(1).collectEntries {
    def (all, goal, execution) = (it =~ /^\S+:([\w-]+) \(([\w-]+)\) @ /)[0]
    ["$goal $execution".toString(), it]
}
def said = { String goal, String execution -> words["$goal $execution".toString()] }
def failed = { String goal, String execution -> (log =~ /(?s):$goal \($execution\) on project \S+ (.*?)-> \[Help/)[0][1] }
// An instance as the index of a goal has it; each goal writes one.
def instance = { String execution, String goal, String name ->
    json("target/$execution-$goal/index.json").instances.find { it.instance == name && !it.manifest.endsWith('prod.yaml') }
}
def manifests = { String goal -> json("target/pattern-$goal/index.json").instances*.manifest as Set }
// What the tool was called with for a goal of an execution.
def calls = { String execution, String goal ->
    new File(basedir, 'tools/calls').readLines().findAll { it.contains("/target/$execution-$goal/") }
}
def called = { String execution, String goal, String text -> calls(execution, goal) && calls(execution, goal).every { it.contains(text) } }

def effects = new TreeSet()
def effect = { String parameter, goals, Closure check ->
    goals.each { goal ->
        assert check(goal): "$parameter of atmos:$goal has no effect"
        effects << "$goal $parameter".toString()
    }
}
def cloud = ['provision', 'plan', 'apply', 'destroy', 'unlock', 'terraform', 'output', 'test']
def documents = ['list', 'describe', 'compare', 'affected', 'upload-preview']
def paced = ['plan', 'apply', 'destroy', 'terraform', 'output', 'test']
def runs = paced + ['unlock']
def others = ['validate', 'render', 'remote-state', 'provision'] + documents
def all = others + runs

// Where things are.
effect('stacksDirectory', all) { instance('pattern', it, 'store').manifest == 'manifests/orgs/dev.yaml' }
effect('rootModulesDirectory', all) { instance('pattern', it, 'store').workingDirectory.endsWith('/modules/store') }
effect('outputDirectory', all) { instance('pattern', it, 'store').backendFile.startsWith("target/pattern-$it/acme-dev/") }
effect('stateDirectory', all) { instance('pattern', it, 'scratch').stateAddress == 'states/acme-dev/scratch/terraform.tfstate' }
effect('includedPaths', all) { !manifests(it).contains('manifests/other.yaml') }
effect('excludedPaths', all) { !manifests(it).contains('manifests/orgs/old.yaml') && manifests(it).size() == 2 }
effect('includeRoots', all) { instance('template', it, 'store').stack.endsWith('.acme') }

// Names, lists, workspaces and states.
effect('namePattern', all) { instance('pattern', it, 'store').stack == 'acme-dev' }
effect('nameTemplate', all) { instance('template', it, 'store').stack == 'dev.acme' }
effect('atmosYaml', all) { instance('file', it, 'store').stack == 'dev-acme' }
effect('listMergeStrategy', all) { instance('pattern', it, 'main/vpc').backendType == 'gcs' }
effect('workspacesEnabled', all) { ['pattern', 'template'].collect { execution -> instance(execution, it, 'store').workspace } == ['default', 'dev.acme'] }
effect('prefixSeparator', all) { instance('pattern', it, 'main/vpc').stateAddress.endsWith('_vpc/default.tfstate') }
effect('workspaceKeyPrefix', all) { instance('pattern', it, 'main/vpc').stateAddress.startsWith('gs://acme-added/net') }
effect('backendConfig', all) { instance('pattern', it, 'main/vpc').stateAddress.startsWith('gs://acme-added/') }

// The tool: the backend of a file that OpenTofu reads, from 1.8 on.
effect('command', others) { instance('pattern', it, 'own').backendType == 'local' }
effect('command', runs) { instance('pattern', it, 'own').backendType == 'local' && calls('pattern', it) }
effect('toolVersion', others) { instance('version', it, 'own').backendType == null }
effect('toolVersion', runs) { failed(it, 'toolVersion').contains('is OpenTofu 1.9.1, but toolVersion asks for OpenTofu 1.8') }
effect('terraformVersion', others) { instance('former-version', it, 'own').backendType == null }
effect('terraformVersion', runs) { failed(it, 'terraformVersion').contains('is OpenTofu 1.9.1, but terraformVersion asks for OpenTofu 1.8.0') }

effect('tokenServerId', runs) { failed(it, 'tokenServerId').contains("settings.xml has no server 'nobody'") }
effect('tokenServerId', ['describe']) { failed(it, 'tokenServerId').contains("-Datmos.tokenServerId has '=nobody' in it") }

// The tool that is fetched.
effect('command', ['tool']) { said(it, 'pattern') =~ /OpenTofu 1\.9\.1: .*tools\/tofu\R/ }
effect('toolVersion', ['tool']) { failed(it, 'toolVersion').contains('is OpenTofu 1.9.1, but toolVersion asks for OpenTofu 1.8') }
effect('terraformVersion', ['tool']) { failed(it, 'terraformVersion').contains('is OpenTofu 1.9.1, but terraformVersion asks for OpenTofu 1.8.0') }
effect('toolSource', all + 'tool') { failed(it, 'toolSource').contains("toolSource is 'vendor', but nobody says which version to fetch") }
effect('toolSha256', runs + 'tool') { failed(it, 'toolSha256').contains("-Datmos.toolSha256 is 'none'") }
effect('toolServerId', runs + 'tool') { failed(it, 'toolServerId').contains("settings.xml has no server 'nobody'") }
effect('lockTimeout', ['tool']) { failed(it, 'lockTimeout').contains("another build works on OpenTofu 1.9.77 for $context.platform and has not") }
effect('skip', ['tool']) { said(it, 'skip').contains('Skipping: the POM sets atmos.skip') }
effect('dryRun', ['tool']) { said(it, 'file') =~ /Dry run, OpenTofu 1\.9\.1 would be .*tools\/tofu/ }
effect('ignoreRemoteVersion', paced - 'test') { failed(it, 'ignoreRemoteVersion').contains('init writes whatever the version there') }
effect('updateLock', paced) { said(it, 'server').contains('modules/store/.terraform.lock.hcl is written') }

// D18: validate looks at all stacks, and refuses a name that none has.
effect('stack', ['validate']) { failed(it, 'no-stack').contains("no stack matches 'nowhere'") }
effect('component', ['validate']) { failed(it, 'no-component').contains("matches 'nothing'") }
effect('stack', ['render']) { !said(it, 'pattern').contains('without a file to render') }
effect('component', ['render']) { said(it, 'pattern').contains('1 backend file: 1 created') }
effect('stack', ['remote-state']) { said(it, 'pattern').contains('; 1 instance without a state to read') }
effect('component', ['remote-state']) { said(it, 'pattern').contains('; 1 instance without a state to read') }
effect('stack', ['provision']) { said(it, 'pattern').contains("✓ Created S3 bucket 'acme-store'") }
effect('component', ['provision']) { !said(it, 'pattern').contains('acme-spare') }
effect('stack', ['plan']) { said(it, 'pattern').contains('acme-dev/store: 1 to add') }
effect('component', ['plan']) { said(it, 'pattern').contains('1 planned: 1 with changes') }
effect('stack', ['apply', 'destroy']) { said(it, 'pattern').contains('  create terraform_data.it') }
effect('component', ['apply']) { said(it, 'pattern').contains('1 run: 1 applied') }
effect('component', ['destroy']) { said(it, 'pattern').contains('1 run: 1 destroyed') }
effect('stack', ['list']) { json('target/list.json')*.stack == ['acme-dev'] }
effect('component', ['list']) { json('target/list.json')*.instances == [1] }
effect('stack', ['describe']) { json('target/describe.json').atmos_stack == 'acme-dev' }
effect('component', ['describe']) { json('target/describe.json').atmos_component == 'store' }
// All instances of both stacks have changed.
def affected = { String execution -> json("target/$execution-affected/affected.json") }
effect('stack', ['affected']) { affected('pattern').instances*.stack == ['acme-dev'] }
effect('component', ['affected']) { affected('pattern').instances*.instance == ['store'] }
effect('base', ['affected']) { affected('pattern').base == context.base }
effect('head', ['affected']) { affected('template').head == context.base && affected('version').head == context.second }
effect('dependents', ['affected']) { affected('version').instances.collect { [it.instance, it.status] } == [['store', 'dependent']] }
effect('batch', ['affected']) { new File(basedir, 'target/jobs.yml').text.contains("'-Dcomponent=own,store'") }
effect('job', ['affected']) { new File(basedir, 'target/jobs.yml').text.contains("- ./mvnw verify '-Dstack=orgs/dev'") }
effect('stack', ['upload-preview']) { said(it, 'uploads').contains('remote/hosted would upload ') }
effect('component', ['upload-preview']) { said(it, 'uploads').count(' would upload ') == 1 }
effect('workingDirectory', ['upload-preview']) { said(it, 'uploads').contains(' for the working directory modules/store') }
effect('bigFile', ['upload-preview']) { said(it, 'uploads').contains('ATMOS-454') }
// A lock belongs to one instance, so both are needed.
effect('stack', ['unlock']) { said(it, 'pattern').contains('acme-dev/store: unlocked, lock id lock-of-pattern') }
effect('component', ['unlock']) { called('pattern', it, '/acme-dev/store/modules/store') }
effect('stack', ['terraform']) { said(it, 'pattern').contains('1 run: 1 done') }
effect('component', ['terraform']) { called('pattern', it, '/acme-dev/store/modules/store') }
effect('stack', ['output']) { said(it, 'pattern').contains('1 run: 1 done') }
effect('component', ['output']) { called('pattern', it, '/acme-dev/store/modules/store') }
effect('outputNames', ['output']) { json('target/output.json') == ['acme-dev': [store: [hidden: 'it']]] }
effect('outputFile', ['output']) { said(it, 'pattern').contains("/target/${it}.json") }
effect('format', ['output']) { said(it, 'server').contains('orgs/dev.store.it=1') && !said(it, 'server').contains('hidden') }
effect('outputProperties', ['output']) { calls('of-output', 'terraform').any { it =~ /^state list .* 1; / } }
effect('stack', ['test']) { said(it, 'pattern').contains('1 module tested') }
effect('component', ['test']) { called('pattern', it, '/tests/tofu/store/modules/store') }
effect('skipTests', ['test']) { said(it, 'skip-tests').contains('Tests are skipped: skipTests is set') }
effect('mavenTestSkip', ['test']) { said(it, 'skip-all-tests').contains('Tests are skipped: maven.test.skip is set') }
effect('testFailureIgnore', ['test']) { said(it, 'ignore').contains('ATMOS-433  the tests of tofu/store failed') }
effect('parallel', ['test']) { said(it, 'together').contains('4 modules tested') }
effect('args', ['terraform']) { goal -> calls('pattern', goal).any { it =~ /^state list .* of pattern; / } }
effect('arguments', ['terraform']) { goal -> calls('server', goal).any { it =~ /^state show .* of server; / } }

// What is done, and what is not.
effect('skip', all) { said(it, 'skip').contains('Skipping: the POM sets atmos.skip') }
['validate', 'render', 'provision', 'plan'].each { name ->
    effect("skip${name.capitalize()}", [name]) { said(it, 'skip-goal').contains("Skipping: the POM sets atmos.${it}.skip") }
}
effect('failOnWarnings', all) { failed(it, 'failOnWarnings').contains("ATMOS-121  key 'surplus'") }
// D9: a dry run remembers nothing outside of its reports.
effect('dryRun', all) { new File(basedir, "target/file-$it/tools.json").file && !new File(basedir, "target/pattern-$it/tools.json").exists() }
effect('dryRun', ['render']) { said(it, 'file').contains('Dry run, nothing is written: 1 backend file: 1 created') }
effect('dryRun', ['remote-state']) { said(it, 'file').contains('Dry run, nothing is written: no atmos_remote_state.tf.json') }
effect('dryRun', ['provision']) { said(it, 'file').contains("Would create S3 bucket 'acme-store'") }
effect('dryRun', ['plan']) { said(it, 'file').contains("would run 'tofu plan'") && !calls('file', it) }
effect('dryRun', ['apply']) { said(it, 'file').contains('would apply the saved plan, or plan first') && !calls('file', it) }
effect('dryRun', ['destroy']) { said(it, 'file').contains('would plan the destruction') && !calls('file', it) }
effect('dryRun', ['unlock']) { said(it, 'file').contains('would release the lock lock-of-file') && !calls('file', it) }
effect('dryRun', ['output', 'test']) { said(it, 'file').contains("would run 'tofu $it") && !calls('file', it) }
effect('dryRun', ['terraform']) { said(it, 'file').contains("would run 'tofu state show") && !calls('file', it) }

// Documents.
effect('outputFile', documents) { said(it, 'pattern').contains("/target/${it}.json") && new File(basedir, "target/${it}.json").file }
effect('format', documents) { json("target/${it}.json") }
effect('reference', ['compare']) { json("target/pattern-$it/compare.json").reference == 'reference.json' }
effect('stack', ['compare']) { json('target/compare.json').differences.every { it.stack == 'acme-dev' } }
effect('component', ['compare']) { json('target/compare.json').instances == 1 }
effect('list', ['list']) { json('target/list.json')[0].manifests == ['manifests/orgs/dev.yaml'] }
effect('provenance', ['describe']) { json('target/describe.json').provenance }

// The cloud and the runs of a tool.
effect('local', ['provision']) { said(it, 'pattern').contains('Using the local AWS endpoint') }
effect('local', runs) { called('pattern', it, '; endpoint http://127.0.0.1:') }
effect('profile', ['provision']) { context.callers.contains('AKIAOFTHEPROFILE') }
effect('profile', runs) { called('template', it, '; profile build; key ; endpoint ; ') }
effect('serverId', ['provision']) { context.callers.contains('AKIAOFTHESERVER') }
effect('serverId', runs) { called('server', it, '; profile ; key AKIAOFTHESERVER; endpoint ; ') }
effect('timeout', ['provision']) { failed(it, 'timeout').contains('the 1 s for its calls are over') }
effect('timeout', paced) { failed(it, 'timeout').contains('it was interrupted after 1s') }
effect('lockTimeout', ['render', 'remote-state', 'upload-preview'] + runs) { failed(it, 'lockTimeout').contains("another build works on ${it == 'test' ? 'tofu' : 'dev'}/vpc and has not come to an end") }
effect('lockId', ['unlock']) { calls('pattern', it).any { it.startsWith('force-unlock -force lock-of-pattern; ') } }
effect('savedPlan', ['apply']) { failed(it, 'savedPlan').contains('no plan is saved') }
effect('failOnChanges', ['plan']) { failed(it, 'failOnChanges').contains('dev/vpc has changes: 1 to add') }
effect('lint', ['validate', 'render', 'remote-state', 'provision', 'upload-preview'] + runs) { failed(it, 'lint').contains('ATMOS-222  the s3 backend has no lock') }
effect('gate', ['validate', 'plan', 'apply', 'destroy']) { failed(it, 'gate').contains('ATMOS-442  settings.atmos.gate.maxDestroy is 1') }
effect('parallel', ['plan']) { said(it, 'together').contains('5 planned: 5 with changes') }
effect('parallel', ['apply']) { said(it, 'together').contains('5 run: 5 applied') }
effect('parallel', ['destroy']) { said(it, 'together').contains('5 run: 5 destroyed') }
effect('parallel', ['terraform', 'output']) { said(it, 'together').contains('5 run: 5 done') }

// The goal help, which Maven's plugin tools write.
List help = said('help', 'one-goal').readLines()
effect('goal', ['help']) { help.contains('atmos:render') && !help.contains('atmos:plan') }
effect('detail', ['help']) { help.any { it.trim() == 'skipRender (Default: false)' } }
effect('indentSize', ['help']) { help.contains(' ' * 7 + 'Available parameters:') }
// A word that is longer has a line of its own.
effect('lineLength', ['help']) { help.findAll { it.startsWith(' ') }.every { it.length() <= 60 || !it.trim().contains(' ') } }

// A parameter that no line above looks at fails this project, and so does one that no POM of it sets.
def plugin = new XmlSlurper().parse(new File(basedir, 'pom.xml')).build.plugins.plugin
String version = plugin.version
def settable = new ZipFile("$localRepositoryPath/io/github/atmosmaven/atmos-maven-plugin/$version/atmos-maven-plugin-${version}.jar").withCloseable { jar ->
    new XmlSlurper().parse(jar.getInputStream(jar.getEntry('META-INF/maven/plugin.xml'))).mojos.mojo.collectMany { mojo ->
        mojo.parameters.parameter.findAll { it.editable == true }.collect { "$mojo.goal $it.name".toString() }
    } as TreeSet
}
assert settable.size() > 100
def unseen = settable - effects
assert unseen.empty
def gone = effects - settable
assert gone.empty
def configured = plugin.executions.execution.collectMany { execution ->
    [execution.goals.goal*.text(), (plugin.configuration.children() + execution.configuration.children())*.name()]
            .combinations().collect { it.join(' ') }
} + context.failing.collect { goal, parameter, value, more -> "$goal $parameter".toString() }
def unset = settable - configured
assert unset.empty
true
