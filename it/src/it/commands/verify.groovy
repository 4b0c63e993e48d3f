import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text

// D69: a heading for each instance, and what the tool prints as it is.
assert log =~ /dev\/app: state list\R(?s:.*?)terraform_data\.of_app\[0]\R(?s:.*?)dev\/vpc: state list\R(?s:.*?)terraform_data\.of_vpc\[0]\R/
assert log.contains("dev/vpc: the workspace 'dev' does not exist yet and is created: s3://acme-commands-tfstate/")
assert log.contains('dev/old: skipped, it is disabled or abstract')
assert log.count('2 run: 2 done; 1 skipped') == 3
// One instance needs no heading.
assert log =~ /(?m)^the vpc/
assert !log.contains('dev/vpc: output')

assert log.contains('ATMOS-500  no command is given')
assert log.contains('ATMOS-500  no stack is named')
assert log.contains("add -Dstack=<stack>, or -Dstack='**' for all")
assert log.contains("ATMOS-500  'destroy' asks for approval, and 2 instances are selected")
assert log =~ /prod\.yaml:4:\d+  ATMOS-407  'apply' is refused: prod\/vpc is locked/
assert log.contains('ATMOS-309  the state of dev/vpc cannot be read offline: s3://acme-commands-tfstate/')
assert log.contains("ATMOS-401  'state show terraform_data.of_app' failed with status 1 for dev/app, dev/vpc:")
def results = new JsonSlurper().parse(new File(basedir, 'target/atmos/terraform.json'))
assert results.instances*.status == [1, 1]
assert results.instances[1].subMap(['stack', 'instance', 'workspace', 'command', 'outcome', 'log']) == [
        stack: 'dev', instance: 'vpc', workspace: 'dev', command: 'state show terraform_data.of_app',
        outcome: 'failed', log: 'target/atmos/dev/vpc/terraform.log']

// D79: outputs in one document, and no value in a report.
def outputs = new JsonSlurper().parse(new File(basedir, 'target/outputs.json'))
assert outputs.dev.keySet() == ['app', 'vpc'] as Set
assert outputs.dev.vpc.name == 'the vpc'
assert new JsonSlurper().parse(new File(basedir, 'target/atmos/output.json')).instances*.outcome == ['done', 'done']

// With -q the document stands alone; quotes keep words together; a change is no failure where it is asked for.
def mvn = { boolean succeeds, String... arguments ->
    def process = new ProcessBuilder([System.getProperty('maven.home') + '/bin/mvn', '-B', '-ntp', '-q',
            "-Dmaven.repo.local=$localRepositoryPath", 'atmos:terraform', '-Dstack=dev', '-Dcomponent=vpc',
            '-Datmos.local', *arguments]*.toString()).directory(basedir).start()
    String errors = ''
    def reader = Thread.start { errors = process.errorStream.text }
    String printed = process.inputStream.text
    reader.join()
    assert (process.waitFor() == 0) == succeeds: printed + errors
    // Some Mavens put colours back when they begin and end.
    printed.replace('\u001B[0m', '')
}
assert new JsonSlurper().parseText(mvn(true, '-Datmos.args=output -json')).name.value == 'the vpc'
assert mvn(true, '-Datmos.arguments=output,-raw,name') == 'the vpc'
assert mvn(true, "-Datmos.args=plan -detailed-exitcode -var 'name=a \"new\" one'") =~ /"the vpc" -> "a \\"new\\" one"/
assert new JsonSlurper().parse(new File(basedir, 'target/atmos/terraform.json')).instances*.status == [2]
assert mvn(false, '-Datmos.args=state list -state=other.tfstate').contains('the option -state is refused')
assert mvn(false, "-Datmos.args=state show 'a").contains("the quote ' has no end")
assert mvn(false, '-Datmos.args=console').contains("'console' is a conversation, and there is no terminal")
true
