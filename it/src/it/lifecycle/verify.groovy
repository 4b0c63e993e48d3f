String log = new File(basedir, 'build.log').text
boolean terraform = ['sh', '-c', 'command -v terraform'].execute().waitFor() == 0

// D40: without a stack the goals that touch a cloud say that they do nothing.
assert log.contains('Nothing provisioned: name the stacks with -Dstack=<name>')
assert log.contains('Nothing planned: name the stacks with -Dstack=<name>')
assert log.contains('2 instances in 1 stack, no warnings')
// D9: what a dry run says it would do, the first real run finds undone.
assert log.contains('Dry run, nothing is written: 2 backend files: 2 created, 0 updated, 0 unchanged')
assert log.contains('✓ Dry run completed, nothing was changed')
if (terraform) {
    assert log.contains("dev/vpc: would run 'terraform plan' in workspace 'dev', in target/atmos/dev/vpc/src/main/terraform/vpc, with state s3://")
}
// The second run writes nothing, the one after clean everything again.
assert log.contains('2 backend files: 0 created, 0 updated, 2 unchanged')
assert log.count('2 backend files: 2 created, 0 updated, 0 unchanged') == 3
assert log.contains("✓ Created S3 bucket 'acme-ue1-dev-tfstate' in account 111111111111, us-east-1")
assert log.contains("S3 bucket 'acme-ue1-dev-tfstate' already exists (idempotent)")
assert log.contains('✓ Backend provisioning completed')
assert log.contains('Using the local AWS endpoint at http://127.0.0.1:')
if (terraform) {
    assert log.count('2 planned: 2 with changes') == 2
    assert log.contains('dev/vpc: 1 to add, 0 to change, 0 to destroy')
}
assert log.contains('Skipping: -Datmos.skip is set')
// Maven 4 asks repositories for a list of prefixes that few of them have.
assert log.readLines().findAll { it.contains('[WARNING]') && !it.contains('/.meta/prefixes.txt') } == []

// The rendered file, byte for byte.
assert new File(basedir, 'target/atmos/dev/vpc/src/main/terraform/vpc/backend.tf.json').text == '''{
  "terraform": {
    "backend": {
      "s3": {
        "acl": "bucket-owner-full-control",
        "assume_role": {
          "role_arn": "arn:aws:iam::111111111111:role/TerraformStateDev"
        },
        "bucket": "acme-ue1-dev-tfstate",
        "encrypt": true,
        "key": "terraform.tfstate",
        "region": "us-east-1",
        "use_lockfile": true,
        "workspace_key_prefix": "vpc"
      }
    }
  }
}
'''
assert new File(basedir, 'target/atmos/dev/vpc%2F1/src/main/terraform/vpc/backend.tf.json').text.contains('"workspace_key_prefix": "vpc-1"')
assert new File(basedir, 'target/atmos/problems.json').text == '[]\n'

def index = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/atmos/index.json'))
assert index.instances*.instance == ['vpc', 'vpc/1']
assert index.instances[1].stateAddress == 's3://acme-ue1-dev-tfstate/vpc-1/dev-vpc-1/terraform.tfstate'
assert index.instances[1].workingDirectory == 'target/atmos/dev/vpc%2F1/src/main/terraform/vpc'
assert index.instances[1].manifest == 'src/main/stacks/orgs/acme/plat/dev/us-east-1.yaml'

// D39: what must outlive a clean is outside of target; D3: nothing is written into src.
assert new File(basedir, '.atmos/local-aws/s3/acme-ue1-dev-tfstate').directory
assert new File(basedir, 'src/main/terraform/vpc').list().toList() == ['main.tf']
true
