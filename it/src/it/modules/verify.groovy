// Modules that are built together are looked at together.
String log = new File(basedir, 'build.log').text

// A stack that one module has is there, and one that no module has is told once (D20).
assert log.contains('1 backend file: 1 created')
assert log.contains('no backend files: 0 created')
assert log.contains("in this module no stack matches 'prod'")
assert log.count("ATMOS-143  no stack matches 'prdo'") == 1
assert log.contains('the nearest are: prod, dev')

// A module without stacks has nothing to do where others have some.
assert log.contains('Nothing to do: this project has no stacks of its own')
assert !new File(basedir, 'code/target/atmos').exists()

// One document for all of them.
def all = new groovy.json.JsonSlurper().parse(new File(basedir, 'all.json'))
assert all.dev.keySet() == ['api', 'vpc'] as Set
assert all.prod.keySet() == ['vpc'] as Set
assert new File(basedir, 'vpc.csv').readLines()*.tokenize(',')*.take(3) ==
        [['module', 'stack', 'instance'], ['network', 'dev', 'vpc'], ['network', 'prod', 'vpc']]

// Two modules with one state: the first is stopped too, typed, in the lifecycle, built alone and beside the other (D32).
// Places are named from where Maven was started; problems.json is about its own module (D7).
String first = "  ATMOS-153  'vpc' of stack 'dev' has the state address of 'api' of stack 'dev' (apps/shared/dev.yaml:11)"
String second = "  ATMOS-153  'api' of stack 'dev' has the state address of 'vpc' of stack 'dev' (network/shared/dev.yaml:11)"
assert log.count(first) == 5
assert log.count(second) >= 1
assert log.readLines().findAll { it.contains(second) }.every { it =~ /\] +apps\/shared\/dev.yaml:\d+:\d+  ATMOS/ }
assert log.contains('bucket acme-tfstate (network/shared/dev.yaml:5)')
assert new groovy.json.JsonSlurper().parse(new File(basedir, 'apps/target/atmos/problems.json'))
        .find { it.code == 'ATMOS-153' }.file == 'shared/dev.yaml'
assert !new File(basedir, 'network/target/atmos/dev').exists()
assert !new File(basedir, 'apps/target/atmos/dev').exists()
true
