import groovy.json.JsonSlurper
import groovy.xml.XmlSlurper

String log = new File(basedir, 'build.log').text
File tests = new File(basedir, 'target/atmos/tests')

assert log.contains('none: no tests')
assert log.contains('terraform/net/dns: 1 passed')
assert log.contains('1 module tested: 1 passed; 1 without tests')
// A root module is tested once, however many instances use it.
assert log.count('2 modules tested: 2 passed, 1 failed; 1 without tests') == 2
assert log =~ /dev\.yaml:2:\d+  ATMOS-433  the tests of terraform\/vpc failed:\R/
assert log.contains('[WARNING]')
assert log.contains('Tests are skipped: skipTests is set')

def vpc = new XmlSlurper().parse(new File(tests, 'TEST-vpc.xml'))
assert [vpc.@tests, vpc.@failures, vpc.@errors]*.text() == ['2', '1', '0']
assert vpc.testcase*.@name*.text() == ['one', 'two']
assert vpc.testcase[1].failure.text().contains('not two')
def dns = new XmlSlurper().parse(new File(tests, 'TEST-net-dns.xml'))
assert dns.testcase*.@name*.text() == ['plans']
def results = new JsonSlurper().parse(new File(basedir, 'target/atmos/test.json'))
assert results.modules*.module == ['net/dns', 'vpc']
assert results.untested == ['none']
// D3: nothing is written among the sources.
assert !new File(basedir, 'src/main/terraform/vpc/.terraform').exists()
true
