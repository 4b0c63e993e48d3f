String log = new File(basedir, 'build.log').text
File infra = new File(basedir, 'target/infra')

['orgs/acme/_defaults.yaml', 'catalog/vpc.yaml', 'orgs/acme/plat/dev/_defaults.yaml', 'orgs/acme/plat/dev/us-east-1.yaml',
 'orgs/acme/plat/staging/us-east-1.yaml', 'orgs/acme/plat/prod/_defaults.yaml'].each {
    assert new File(infra, "src/main/stacks/${it}").file
}
assert new File(infra, 'src/main/stacks/orgs/acme/plat').list().toList().sort() == ['dev', 'prod', 'staging']
assert new File(infra, '.gitignore').text.contains('.atmos/')
assert new File(infra, 'README.md').text.contains('settings: {atmos: {gate: {maxDestroy: 0}}}')
// Who owns the account is asked where the bucket is named.
assert new File(infra, 'src/main/stacks/orgs/acme/plat/prod/_defaults.yaml').text.contains('# allowed_account_ids: ["123456789012"]')
// Options of the JVM are for whoever owns the build: they slow down every other plugin of a larger one.
assert !new File(infra, '.mvn').exists()

assert new File(infra, 'target/site/index.html').file
assert log.contains('3 instances in 3 stacks, no warnings')
assert log.contains('Nothing provisioned: name the stacks with -Dstack=<name>')
assert log.contains("✓ Created S3 bucket 'acme-plat-dev-tfstate'")
assert log.contains("✓ Created S3 bucket 'acme-plat-prod-tfstate'")
assert log.contains("✓ Created S3 bucket 'a-very-long-org-t1-test-tfstate'")
if (['sh', '-c', 'command -v terraform'].execute().waitFor() == 0) {
    assert log.count('1 planned: 1 with changes') == 2
}
def index = new groovy.json.JsonSlurper().parse(new File(infra, 'target/atmos/index.json'))
assert index.instances*.stack == ['dev', 'prod', 'staging']
// The generator warns of catalogs; the builds of what it made must not.
assert !log.split('Project created from Archetype').drop(1).collect { it.split('Generating project in Batch mode')[0] }.join().contains('[WARNING]')
// In batch mode nobody else looks at the values.
assert log.contains("org is 'Acme/Corp', and must be lower-case letters, digits and dashes")
true
