// D33: everything that is wrong with the backends is found in one run, each mistake once, at its line.
String log = new File(basedir, 'build.log').text
assert log.contains('10 problems')
assert log.readLines().count { it =~ /src\/main\/stacks\/\S+:\d+:\d+  ATMOS-2\d\d/ } == 12
assert !log.contains('Exception:')

def problems = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/atmos/problems.json'))
String catalog = 'src/main/stacks/catalog/state.yaml'
String dev = 'src/main/stacks/dev.yaml'
assert problems.collect { [it.file, it.line, it.rule, it.severity] } == [
        [catalog, 7, 'unknown-attribute', 'error'],
        [catalog, 8, 'invalid-value', 'error'],
        [catalog, 9, 'wrong-type', 'error'],
        [catalog, 10, 'deprecated-attribute', 'warning'],
        [catalog, 11, 'unknown-attribute', 'error'],
        [dev, 8, 'attribute-not-in-version', 'error'],
        [dev, 9, 'invalid-value', 'error'],
        [dev, 12, 'invalid-value', 'error'],
        // Raised in the POM, as the one of key: ../terraform.tfstate is switched off.
        [dev, 13, 'unknown-member', 'error'],
        [dev, 18, 'invalid-value', 'error'],
        [dev, 19, 'incomplete-lock', 'warning'],
        [dev, 20, 'invalid-value', 'error'],
]
// What helps: the right spelling, the name that this type has for it, the way to a new lock.
assert log.contains("'regoin' of the s3 backend does not exist (Terraform 1.11.4; dev/dns and 1 more; imported by src/main/stacks/dev.yaml)")
assert log.contains("fix: did you mean 'region'?")
assert log.contains("fix: write 'dynamodb_table'")
assert log.contains('fix: first write use_lockfile: true beside it')

def sarif = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/atmos/problems.sarif'))
assert sarif.version == '2.1.0'
assert sarif.runs[0].results.collect { it.ruleId } == problems*.rule
assert sarif.runs[0].results*.level == problems*.severity
assert sarif.runs[0].results.collect { it.locations[0].physicalLocation.region.startLine } == problems*.line
assert sarif.runs[0].tool.driver.rules*.id == problems*.rule.toUnique().sort()
true
