// A goal that is typed at the root looks at every module, as the POM of each says.
String log = new File(basedir, 'build.log').text
assert new File(basedir, 'network/target/list.csv').text.contains('dev,vpc,vpc,')
assert !new File(basedir, 'code/target').exists()

assert log.contains('1 instance in 1 stack, no warnings')
assert log.contains('apps: 1 problem')
assert log =~ /stacks\/prod\.yaml:10:21  ATMOS-203  .*'s4'/
assert log.contains('data: 1 problem')
assert log.contains("src/main/stacks/dev.yaml:2:5  ATMOS-110  import 'catalog/gone' is not found")
assert !log.contains('network: ')
assert !log.contains('Module code')

['network': [], 'apps': ['ATMOS-203'], 'data': ['ATMOS-110']].each { module, codes ->
    def problems = new groovy.json.JsonSlurper().parse(new File(basedir, "${module}/target/atmos/problems.json"))
    assert problems*.code == codes
}
true
