String log = new File(basedir, 'build.log').text
def json = { new groovy.json.JsonSlurper().parse(new File(basedir, it)) }

// D39: a directory of states that is built is refused, also at the end of a link.
['target/state', 'kept'].each {
    assert log.contains("ATMOS-500  -Datmos.stateDirectory is '$it', and states there would lie in the build directory target, which mvn clean deletes")
}
assert new File(basedir, 'target/state').list().length == 0

// D77: what is no plain place of the project is named and left as it is, and D72: no other instance is lost by it.
assert json('target/atmos/plan.json').instances.collectEntries { [it.stack - 'run-', it.code ?: it.outcome] } == [
        fine: 'changes', linked: 'ATMOS-506', logged: 'ATMOS-506', piped: 'ATMOS-506', unprovisioned: 'ATMOS-401']
assert log.contains('target/atmos/run-linked is a symbolic link to ../../src/main/stacks, not a plain directory of the project')
assert log.contains('target/atmos/run-logged/vpc/plan.log is a pipe or a device, not a plain file of the project')
assert log.contains('backend.tf.json is a pipe or a device, not a plain file of the project')
assert log.contains('target/pipes/index.json is a pipe or a device, not a plain file or directory of the project')
assert log.contains('moved/.atmos is a symbolic link to ../elsewhere, not a plain directory of the project')
assert new File(basedir, 'elsewhere').list().length == 0
assert new File(basedir, 'src/main/stacks').list()*.minus('.yaml')*.minus('run-').sort() == ['blocks', 'fine', 'linked', 'logged', 'names',
        'piped', 'places', 'unprovisioned']

// A bucket that is missing where provisioning is enabled: the tool's words, and how it comes to be.
assert log.contains('S3 bucket "acme-not-there" does not exist')
assert log.contains('fix: create it: mvn atmos:provision -Dstack=run-unprovisioned -Datmos.local')

def problems = json('target/atmos/problems.json')
def told = { String file -> problems.findAll { it.file.endsWith(file) }.collect { [it.line, it.code] } }
assert log.contains("${problems.size()} problems")
// D39: at the value that leads there, whichever way it does.
assert told('places.yaml') == [[5, 'ATMOS-154'], [6, 'ATMOS-154'], [7, 'ATMOS-154']]
assert log.contains("the state of 'climbs/to-target' in stack 'places' would lie at target/a.tfstate, in the build directory target")
assert log.contains("the state of 'climbs/to-src' in stack 'places' would lie at src/main/states, in src, among the sources")
assert log.contains("the state of 'follows/a-link' in stack 'places' would lie at target/state/a.tfstate, in the build directory target")
// D76: so does the backend of a root module, and two instances of it share one state.
assert told('climber/main.tf') == [[3, 'ATMOS-154']]
assert told('blocks.yaml') == [[5, 'ATMOS-153']]
assert log.contains("'two' of stack 'blocks' has the state address of 'one' of stack 'blocks' (src/main/stacks/blocks.yaml:4): .atmos/own.tfstate")
assert log.contains('path ../../../own.tfstate (src/main/terraform/own/main.tf:3)')
// D74, D76: a file that would hide the rendered one, with a second backend in it.
assert told('shadowed/backend.tofu.json') as Set == [[1, 'ATMOS-406'], [1, 'ATMOS-430']] as Set
// D77: workspaces that are options; vpc beside Vpc, beside a file of its state, and in another Unicode form; 260 bytes.
assert told('names.yaml') == [[4, 'ATMOS-145'], [5, 'ATMOS-145'], [7, 'ATMOS-144'], [8, 'ATMOS-144'],
        [11, 'ATMOS-144'], [12, 'ATMOS-144']]
assert log.contains("the tools do not accept the workspace '--help' of component 'option'")
assert log.contains("'vpc' of stack 'names' and 'Vpc' of stack 'names' (src/main/stacks/names.yaml:6) differ only in case")
assert log.contains("'vpc/terraform.tfstate' of stack 'names' lies at 'terraform.tfstate' of 'vpc' of stack 'names'")
assert log.contains('differ only in the Unicode form of their characters')
assert log.contains('becomes a name of a directory with more than 255 bytes')
assert problems.size() == 13
true
