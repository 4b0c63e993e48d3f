String log = new File(basedir, 'build.log').text

assert log.contains('STACK  INSTANCE  COMPONENT  BACKEND  WORKSPACE  STATE')
assert log.contains('dev    vpc       vpc        s3       dev        s3://acme-state/vpc/dev/terraform.tfstate')
assert log.contains('prod   vpc       vpc        -        prod       .atmos/state/prod/vpc/')
assert log.contains('atmos:provision')
assert new File(basedir, 'target/stacks.csv').text ==
        'stack,instances,manifests\r\ndev,1,src/main/stacks/dev.yaml\r\nprod,1,src/main/stacks/prod.yaml\r\n'
assert new groovy.json.JsonSlurper().parse(new File(basedir, 'target/components.json')) ==
        [[instance: 'vpc', component: ['vpc'], stacks: ['dev', 'prod']]]

// D11: file, line and column of every value, and the level that set it.
String vpc = new File(basedir, 'target/vpc.yaml').text
assert vpc.contains('bucket: acme-state # src/main/stacks/dev.yaml:4:26 (terraform)')
assert vpc.contains('account: "012345678901" # src/main/stacks/dev.yaml:1:29 (manifest)')
assert vpc.contains('name: main, net # src/main/stacks/dev.yaml:8:54 (component vpc)')
assert vpc.contains('- a # src/main/stacks/dev.yaml:7:55 (base base)')
assert vpc.contains('workspace_key_prefix: vpc # src/main/stacks/dev.yaml:8:5 (computed)')
// D35: no secret in a report.
assert !vpc.contains('hush')

def all = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/all.json'))
assert all.keySet() == ['dev', 'prod'] as Set
assert all.dev.keySet() == ['vpc'] as Set
assert all.dev.vpc.vars == [stage: 'dev', account: '012345678901', zones: ['a', 'b'], name: 'main, net']
assert all.prod.vpc.workspace == 'prod'

// With -q the document alone is on the console, and reading needs no network.
assert log.endsWith('''atmos_component: vpc
atmos_manifest: prod
atmos_stack: prod
command: terraform
component: vpc
vars:
  stage: prod
workspace: prod
''') || log.contains('atmos_manifest: prod\natmos_stack: prod\ncommand: terraform\ncomponent: vpc\nvars:\n  stage: prod\nworkspace: prod\n')

// D9: a dry run changes nothing outside of target/atmos.
assert !new File(basedir, 'target/dry.csv').exists()
assert log.contains('Dry run, the document is not written to ')
true
