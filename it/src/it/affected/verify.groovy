import groovy.json.JsonSlurper
import org.codehaus.groovy.control.CompilerConfiguration

String log = new File(basedir, 'build.log').text
def json = { String file -> new JsonSlurper().parse(new File(basedir, file)) }
def git = { String... arguments -> (['git'] + arguments.toList()).execute(null, basedir).text }

// D90: answers are compared, a moved state is told first, and what is not committed in one line.
def runs = log.split(/(?m)^\[INFO\] --- /).drop(1)
String first = runs[0]
assert first.contains("ATMOS-155  the state of 'prod/vpc' moves from s3://acme-prod/vpc/prod/terraform.tfstate to s3://acme-live/vpc/prod/terraform.tfstate")
assert first.indexOf('ATMOS-155') < first.indexOf('STACK')
assert first.contains('1 uncommitted change is not looked at: src/main/stacks/prod.yaml')
assert first =~ /4 instances are affected between base \(\w{10}\) and HEAD \(\w{10}\): 2 changed, 1 removed, 1 dependent/
assert first =~ /(?m)^dev +vpc +changed +vars.cidr +10.0.0.0\/16 +10.1.0.0\/16 +src\/main\/stacks\/dev.yaml:8 -> src\/main\/stacks\/dev.yaml:9$/
assert first =~ /(?m)^dev +app +dependent +depends on dev\/vpc/
assert !log.contains('nary$1')

// Neither the index nor the work tree is touched.
assert git('status', '--porcelain') == context.status
assert new File(basedir, '.git/index').bytes == context.index
assert new File(basedir, 'target/atmos').list().every { !it.startsWith('.atmos') }

// D91: the forms of three CI systems. Each entry selects just its instances.
// A terminal may be told before it to reset its colours.
assert log.readLines().any { it.endsWith('{"include":[{"stack":"dev","component":"vpc"},{"stack":"prod","component":"vpc"}]}') }
def batches = json('target/batches.json').include
assert batches == [[stack: 'dev', component: 'app,vpc'], [stack: 'prod', component: 'vpc']]
batches.eachWithIndex { batch, i ->
    assert json("target/entry-${i}.json").collect { [it.stack, it.instance] } ==
            batch.component.split(',').collect { [batch.stack, it] }
}
String pipeline = new File(basedir, 'target/pipeline.yml').text
assert pipeline == '''dev/vpc:
  script:
    - mvn -B -ntp verify '-Dstack=dev' '-Dcomponent=vpc'
prod/vpc:
  script:
    - mvn -B -ntp verify '-Dstack=prod' '-Dcomponent=vpc'
'''
assert new File(basedir, 'below/target/pipeline.yml').text.contains("mvn -B -ntp verify -f 'below' '-Dstack=dev' '-Dcomponent=vpc'")
def commands = []
def jenkins = new Binding(scm: 'the source', checkout: { assert it == 'the source' }, node: { it() }, sh: { commands << it })
def branches = new GroovyShell(jenkins, new CompilerConfiguration()).evaluate(new File(basedir, 'target/branches.groovy'))
assert branches.keySet() as List == ['dev/vpc', 'prod/vpc']
branches.values()*.call()
assert commands == ["mvn -B -ntp verify '-Dstack=dev' '-Dcomponent=vpc'", "mvn -B -ntp verify '-Dstack=prod' '-Dcomponent=vpc'"]

// D20: one document about all modules, and the file for scripts in each.
assert json('together/target/all.json').include == [[stack: 'dev', component: 'one'], [stack: 'dev', component: 'two']]
['one', 'two'].each { assert json("together/$it/target/atmos/affected.json").instances*.instance == [it] }
assert log =~ /(?m)^one +dev +one +changed +vars.a +1 +2 /
assert log.contains('2 instances are affected')

// The file for scripts is about the last run that succeeded.
assert json('target/nothing.json').instances == []
assert log.contains("-Datmos.base is 'mian', and the repository has no such commit")
assert log.contains('the nearest names are: main')
true
