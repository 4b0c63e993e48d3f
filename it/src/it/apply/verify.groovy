import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text
def results = { String goal -> new JsonSlurper().parse(new File(basedir, "target/atmos/${goal}.json")) }
def notes = new File(basedir, 'target/notes').readLines()

// D63, D64: what was planned is applied wave by wave and destroyed the other way, each change shown before.
assert log.contains('20 planned: 20 with changes')
assert log.contains('20 run: 20 applied')
assert log.contains('dev/w0-0: 1 to add, 0 to change, 0 to destroy')
assert log.contains('create terraform_data.it')
assert log.contains('dev/w4-3: 1 added, 0 changed, 0 destroyed')
def waves = { String verb -> notes.findAll { it.startsWith("$verb w") }.collect { (it =~ /w(\d)/)[0][1] as int } }
assert waves('create').size() == 20 && waves('create') == waves('create').sort(false)
assert waves('destroy').size() == 20 && waves('destroy') == waves('destroy').sort(false).reverse()
assert log.contains('delete terraform_data.it')
assert log.contains('20 run: 20 destroyed')
assert !new File(basedir, 'target/atmos/plans/dev/w0-0').exists()

// D40, D49: a property of a POM forces nothing; a dry run needs no force and does nothing.
assert log.contains("ATMOS-500  'destroy' needs -Dforce on the command line")
assert log.contains("dev/w0-0: would plan the destruction, and apply it if the gate lets it pass, with 'terraform'")

// D75: of all commands that are run for an instance the tool gets no more than is safe, and that is said.
assert log.count('ATMOS-412  the tool does not get these arguments of TF_CLI_ARGS_destroy: -target') == 1
assert log.count('ATMOS-412  the tool does not get these arguments of TF_CLI_ARGS_plan: -target') == 1

// D64: one failure, told once; what depends on it is not started, and all else is applied.
assert log.contains('broken/app: not started, since broken/vpc failed')
assert log.contains('broken/zone: not started, since broken/vpc failed')
assert log.contains('3 run: 2 applied, 1 failed; 2 not started')
assert log.count('ATMOS-401  applying broken/vpc failed:') == 1
assert !log.contains('ATMOS-422')
assert notes.contains('create audit') && !notes.contains('create app') && !notes.contains('create zone')

assert log.contains('ATMOS-500  no stack is named')
assert log =~ /locked\.yaml:3:\d+  ATMOS-407  'apply' is refused: locked\/vpc is locked/

// D63: a saved plan is refused once its manifest changed, and the part that changed is named.
def mvn = { boolean succeeds, String... arguments ->
    def process = new ProcessBuilder([System.getProperty('maven.home') + '/bin/mvn', '-B', '-ntp',
            "-Dmaven.repo.local=$localRepositoryPath", 'atmos:apply', '-Dstack=small', *arguments]*.toString())
            .directory(basedir).redirectErrorStream(true).start()
    String printed = process.inputStream.text
    assert (process.waitFor() == 0) == succeeds: printed
    printed
}
File manifest = new File(basedir, 'src/main/stacks/small.yaml')
manifest.text = manifest.text.replace('before', 'after')
assert mvn(false, '-Datmos.savedPlan=only').contains("the saved plan is stale: the manifests' values changed (vars.name)")
assert results('apply').instances*.code == ['ATMOS-424']
assert mvn(true).contains("small/vpc: planned now, since the saved plan is stale: the manifests' values changed (vars.name)")
assert new File(basedir, 'target/notes').readLines().contains('create after')
assert !new File(basedir, 'target/notes').readLines().contains('create before')
assert results('apply').instances*.outcome == ['done']
// Commands can be repeated by hand.
assert mvn(true, '-X') =~ /\[DEBUG] small\/vpc: cd '?\/\S+\/target\/atmos\/small\/vpc\/src\/main\/terraform\/m'? && .*TF_DATA_DIR=\.terraform .*terraform init /
true
