import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text

// D92: what Atmos prints and does not use is explained, and fails nothing.
assert log.contains('3 instances compared with describe-stacks.json: 3 differences\n')
def prod = new JsonSlurper().parse(new File(basedir, 'target/prod.json'))
assert prod.differences*.subMap(['stack', 'instance', 'what', 'atmos', 'here', 'decision', 'fails']) == [
        [stack: 'plat-prod', instance: 'vpc/1', what: 'workspace', atmos: 'plat-prod', here: 'plat-prod-vpc-1',
         decision: 'D17', fails: false]]
assert log.contains('ATMOS-181')
// D31: another prefix is another state.
assert log =~ /stacks\/orgs\/dev\.yaml:6:5  ATMOS-180  plat-dev\/vpc\/1: backend\.workspace_key_prefix is 'vpc' in describe-stacks\.json and 'vpc-1' here \(D31: /
assert log.contains("fix: set workspaceKeyPrefix to 'module', and the states stay where they are")
def results = new JsonSlurper().parse(new File(basedir, 'target/atmos/compare.json'))
assert results.differences.count { it.fails } == 9
true
