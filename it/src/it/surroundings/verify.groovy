import groovy.json.JsonSlurper
import java.nio.file.Files
import java.nio.file.attribute.PosixFilePermission

context.store.stop(0)
String log = new File(basedir, 'build.log').text
def run = { File directory, Object... command ->
    def process = new ProcessBuilder(command*.toString()).directory(directory).redirectErrorStream(true).start()
    String said = process.inputStream.text
    assert process.waitFor() == 0: said
    said
}

// D59, D73: provisioner and tool are one caller, whom the backend names, else the command line; by one proxy.
def both = { String bucket, String key ->
    ['maven', 'terraform'].collect { "$it at store.example.invalid/$bucket is $key".toString() }
}
assert context.callers == (both('acme-of-backend', 'AKIAOFTHEBACKEND') + both('acme-of-build', 'AKIAOFTHESERVER') +
        both('acme-of-build', 'AKIAOFTHEPROFILE')) as Set
assert log.count("S3 bucket 'acme-of-backend' already exists (idempotent)") == 2
assert log.count('2 planned: 2 with changes') == 2

// Where nothing was to be done nothing is completed.
assert log.contains('Nothing to provision: no selected instance has provision.backend.enabled: true')
assert log.count('✓ Backend provisioning completed') == 2

// D75: what is dropped is named; the stack has its variables, its states and its workspaces.
assert log.contains('ATMOS-412  the tool does not get these arguments of TF_CLI_ARGS: -help')
assert log.contains('ATMOS-412  the tool does not get these arguments of TF_CLI_ARGS_init: -backend-config')
assert log.contains('ATMOS-412  the tool does not get these arguments of TF_CLI_ARGS_plan: -var-file')
assert log.count('ATMOS-412') == 3
assert log.contains('5 planned: 5 with changes')
assert !new File(basedir, 'shared').exists()
assert !new File(basedir, 'shared.tfstate').exists()
['1', '2'].each {
    String planned = new File(basedir, "target/atmos/dev/sized/$it/plan.log").text
    assert planned.contains('-parallelism=3')
    assert planned =~ /input  = \[\n\s+\+ 7,/
    assert planned.contains("+ workspace = \"dev-sized-$it\"")
}

// D39, D74, D76: where the index says that a state lies, an apply of the saved plan puts it; a block counts for
// the tool that reads it, one of the root module does, and each instance has a state of its own.
def states = { File project, String stack = 'dev' ->
    new JsonSlurper().parse(new File(project, 'target/atmos/index.json')).instances.findAll { it.stack == stack }
            .collectEntries { [it.instance, it.stateAddress] }
}
assert states(basedir) == [
        'own/1': '.atmos/state/dev/own/1/kept/dev-own-1/terraform.tfstate',
        'own/2': '.atmos/state/dev/own/2/kept/dev-own-2/terraform.tfstate',
        'passed-over': '.atmos/state/dev/passed-over/terraform.tfstate.d/dev/terraform.tfstate',
        'sized/1': '.atmos/state/dev/sized/1/terraform.tfstate.d/dev-sized-1/terraform.tfstate',
        'sized/2': '.atmos/state/dev/sized/2/terraform.tfstate.d/dev-sized-2/terraform.tfstate']
assert states(basedir, 'tools') == [
        'of/terraform': '.atmos/state/tools/of/terraform/of-terraform/w/terraform.tfstate',
        'of/opentofu': '.atmos/state/tools/of/opentofu/of-opentofu/w/terraform.tfstate']
new JsonSlurper().parse(new File(basedir, 'target/atmos/index.json')).instances.findAll { it.stack == 'dev' }.each {
    run(new File(basedir, it.workingDirectory), 'terraform', 'apply', '-input=false', '-no-color',
            new File(basedir, "target/atmos/plans/dev/$it.instance/plan.tfplan"))
    assert new File(basedir, it.stateAddress).text.contains('"terraform_data"')
}

// D79: no secret on the console or in a report, nor in any file that others can open.
assert log.contains('Error: parse "(sensitive)": net/url: invalid userinfo')
assert !log.contains('planted')
assert new File(basedir, 'target/atmos/broken/sized/plan.log').text.contains('planted hush')
def isOpen = { File file ->
    def way = basedir.toPath().relativize(file.toPath())
    def all = (1..way.nameCount).collect { basedir.toPath().resolve(way.subpath(0, it)) }
    ['GROUP', 'OTHERS'].any { who ->
        all.every { each ->
            PosixFilePermission needed = PosixFilePermission.valueOf(
                    "${who}_${Files.isDirectory(each) ? 'EXECUTE' : 'READ'}")
            Files.getPosixFilePermissions(each).contains(needed)
        }
    }
}
def planted = ['target', '.atmos'].collectMany { top ->
    def all = []
    new File(basedir, top).eachFileRecurse(groovy.io.FileType.FILES) { all << it }
    // What lies behind a link are the sources of the project.
    all.findAll { it.canonicalPath.startsWith(new File(basedir, top).canonicalPath) && it.getText('ISO-8859-1') =~ /planted.hush/ }
}
assert planted*.name as Set == ['backend.tf.json', 'plan.json', 'plan.log', 'terraform.tfstate', 'variables.tfvars.json'] as Set
// D63: a saved plan holds every value; the report of the same name holds none.
assert planted.findAll { it.name == 'plan.json' }.every { it.path.contains('target/atmos/plans/') }
assert planted.findAll(isOpen) == []
assert isOpen(new File(basedir, 'target/atmos/index.json'))

// D65: one init fills the cache, and all others use it.
def inits = ['network', 'app'].collectMany { module ->
    (1..3).collect { new File(basedir, "providers/$module/target/atmos/dev/acme/$it/plan.log").text }
}
assert log.count('3 planned: 3 unchanged') == 2
assert inits.count { it.contains('Installed acme/acme v1.0.0') } == 1
assert inits.count { it.contains('Using acme/acme v1.0.0 from the shared cache directory') } == 5
assert !new File(basedir, 'providers/modules/acme/.terraform.lock.hcl').exists()

// D78: two builds at once come to what one came to; in a directory whose name has an accent as macOS writes it.
run(basedir, 'sh', '-ec', '''
    export LC_ALL=C.UTF-8
    cafe=$(printf 'Cafe\\314\\201')
    mkdir -p "$cafe/.git"
    cp -R pom.xml src "$cafe"
    cd "$cafe"
    for build in one two; do
        "$0" -B -ntp -Dmaven.repo.local="$1" atmos:plan -Dstack=dev > "../$build.log" 2>&1 &
        eval "$build=$!"
    done
    wait "$one" || cat ../one.log
    wait "$two" || cat ../two.log
    mv "../$cafe" ../cafe
''', System.getProperty('maven.home') + '/bin/mvn', localRepositoryPath)
['one', 'two'].each {
    String said = new File(basedir, "${it}.log").text
    assert said.contains('5 planned: 5 with changes')
    assert said.contains('BUILD SUCCESS')
}
File cafe = new File(basedir, 'cafe')
def planOf = { File project ->
    def plan = new JsonSlurper().parse(new File(project, 'target/atmos/plan.json'))
    plan.instances.each { it.remove('duration') }
    plan
}
assert planOf(cafe) == planOf(basedir)
assert states(cafe) == states(basedir)
assert new File(cafe, 'target/atmos/dev/sized/2/plan.log').text.contains('+ workspace = "dev-sized-2"')
// No state lies outside of the project.
assert basedir.list().findAll { it.startsWith('Caf') } == []
states(cafe).values().each { assert new File(cafe, it).parentFile.directory }
true
