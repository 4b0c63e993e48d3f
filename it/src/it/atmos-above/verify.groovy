import groovy.json.JsonSlurper

// An atmos.yaml above the modules, with what belongs to it, is the project of the first of them (D21).
String log = new File(basedir, 'build.log').text
assert log.contains('Nothing to do: module deploy works on ../atmos.yaml, which this module finds as well')
def deploy = new JsonSlurper().parse(new File(basedir, 'deploy/target/atmos/index.json')).instances
def instance = deploy.find { it.instance == 'net/vpc' }
assert instance.stack == 'core-dev'
assert instance.workspace == 'core-dev'
assert instance.manifest == '../infra/stacks/dev.yaml'
assert instance.stateAddress == 's3://acme-tfstate/net/vpc/core-dev/terraform.tfstate'
assert new File(basedir, 'deploy/' + instance.backendFile).text.contains('"workspace_key_prefix": "net/vpc"')

// What Atmos passes over in the name pattern is told where it stands (D17, D7).
assert log.contains("atmos.yaml:7:27  ATMOS-505  Atmos passes over '{region}'")
def problems = new JsonSlurper().parse(new File(basedir, 'deploy/target/atmos/problems.json'))
assert problems.any { it.code == 'ATMOS-505' && it.file == '../atmos.yaml' && it.line == 7 }

// Built without that module, another one works on it.
def jobs = new JsonSlurper().parse(new File(basedir, 'jobs/target/atmos/index.json')).instances
assert jobs*.stack.unique() == ['core-dev']

// A local state has one place, whichever of them works (D21, D39).
assert [deploy, jobs].every { it.find { it.instance == 'scratch' }.stateAddress ==
        '../.atmos/state/core-dev/scratch/terraform.tfstate.d/core-dev-scratch/terraform.tfstate' }

// An include starts at base_path, too (D25).
assert new JsonSlurper().parse(new File(basedir, 'deploy/vpc.json'))['core-dev']['net/vpc'].vars.tags == [team: 'net']

assert log.contains('ATMOS-500  -Datmos.atmosYaml is')
true
