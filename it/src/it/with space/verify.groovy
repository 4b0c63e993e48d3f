String log = new File(basedir, 'build.log').text

// D39: an instance without a backend keeps its state where a clean does not reach.
assert log.contains('good/net/core has no backend: its state is the local file .atmos/state/good/net/core/')
assert log.contains('good/net/core: 1 to add, 0 to change, 0 to destroy')
assert log.contains('1 planned: 1 with changes')
assert log.contains('ATMOS-404  good/net/core has changes')
assert log.contains('ATMOS-401  the plan of bad/net/core failed:')
assert log.contains('No value for required variable')
assert log.contains('on src/main/terraform/net/core/main.tf:1')
assert log =~ /good\/net\/core: the workspace 'good' does not exist yet and is created\R/
assert log.contains("ATMOS-143  no stack matches 'god'")
assert log.contains('the nearest are: good')
assert log.contains("ATMOS-400  the command 'no-such-tool' is not on the PATH")
assert new File(basedir, 'target/atmos/good/net/core/plan.log').text.contains('terraform_data.net will be created')
// A run that is refused leaves no result of an earlier one; the last that was made failed.
def plan = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/atmos/plan.json'))
assert plan.instances*.outcome == ['failed']
assert plan.instances*.code == ['ATMOS-401']

assert log.contains('ATMOS-500  -Datmos.lockId is missing')
assert log.contains('ATMOS-500  no stack is named')
assert log.contains('ATMOS-401  the lock of good/net/core was not released:')
true
