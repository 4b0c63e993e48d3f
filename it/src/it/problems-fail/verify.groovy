// D70: everything that is wrong is found in one run, each at its place, with a way out.
String log = new File(basedir, 'build.log').text
assert log.contains('6 problems')
// D18, D20: one more with a name that is wrong.
assert log.contains('7 problems')
assert log.count("ATMOS-143  no stack matches 'sahred'") == 1
assert log.contains("src/main/stacks/missing.yaml:2:5  ATMOS-110  import 'catalog/gone' is not found")
assert log.contains("src/main/stacks/catalog/b.yaml:3:5  ATMOS-112  import 'catalog/a' closes a cycle: catalog/a -> catalog/b -> catalog/a")
assert log =~ /src\/main\/stacks\/malformed.yaml:\d+:\d+  ATMOS-101/
// D32: both instances and where the parts of their address were written.
assert log.contains("src/main/stacks/shared.yaml:9:5  ATMOS-153  'green' of stack 'shared' has the state address of 'blue'")
assert log.contains('s3://acme-state/app/live/terraform.tfstate')
assert log.contains('src/main/stacks/shared.yaml:8')
assert log.contains('src/main/stacks/shared.yaml:11')
assert log.contains('fix: ')
// D64: a cycle is told with its path, at one of its dependencies.
assert log.contains("src/main/stacks/order.yaml:4:46  ATMOS-161  depending on 'app' closes a cycle: order/app -> order/vpc -> order/app")
// D40: what provisioning would lack is found here already.
assert log.contains("src/main/stacks/unprovisionable.yaml:1:47  ATMOS-201  'vpc' of stack 'unprovisionable'")
assert !log.contains('Exception:')

def problems = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/atmos/problems.json'))
assert problems*.code == ['ATMOS-112', 'ATMOS-101', 'ATMOS-110', 'ATMOS-161', 'ATMOS-153', 'ATMOS-201']
assert problems.every { it.severity == 'error' }
assert problems.every { it.line > 0 && it.column > 0 && it.message && it.containsKey('hint') }

def junit = new groovy.xml.XmlSlurper().parse(new File(basedir, 'target/atmos/TEST-atmos-validate.xml'))
assert junit.@failures == '6'
true
