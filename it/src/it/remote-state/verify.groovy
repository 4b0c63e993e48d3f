import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text
// The working directory mirrors the repository, wherever its root is.
def blocks = { String instance ->
    def found = []
    new File(basedir, "target/atmos/$instance").eachFileRecurse {
        if (it.name == 'atmos_remote_state.tf.json') {
            found << new JsonSlurper().parse(it).data.terraform_remote_state
        }
    }
    assert found.size() < 2
    found ? found[0] : null
}

// D9: a dry run says what there is to read.
String lines = "dev/app: 'zones' reads core/zones (s3), 'written_down' reads dev/old (static), 'net' reads dev/net (local), 'own' reads dev/own (local)"
assert log.contains(lines)
assert log.contains('Dry run, nothing is written: 1 atmos_remote_state.tf.json; 4 instances without a state to read')
assert log.contains("dev/own: 'net' is left to the module, which has it itself")
assert log.contains('1 atmos_remote_state.tf.json: 1 created, 0 updated, 0 unchanged; 3 instances without a state to read')

// D64: whoever reads comes after what is read; the outputs of all three came in.
assert log.contains('5 run: 5 applied')
assert log.indexOf('core/zones: 1 added') >= 0 && log.indexOf('core/zones: 1 added') < log.indexOf('dev/app: 1 added')
assert new JsonSlurper().parse(new File(basedir, 'target/outputs.json')).dev.app.read == ['of dev', 'zones', '${old}']

// A dependency that the code does not refer to is not read by a run. No path of this machine is in the file (D63).
def written = blocks('dev/app')
assert written.keySet() == ['net', 'written_down', 'zones'] as Set
assert written.zones == [backend: 's3', workspace: 'core-zones', config: [bucket: 'acme-core', key: 'terraform.tfstate',
        region: 'eu-west-1', use_lockfile: true, use_path_style: true, workspace_key_prefix: 'zones']]
assert written.net.config.path.startsWith('../')
assert written.net.config.path.endsWith('.atmos/state/dev/net/terraform.tfstate.d/dev/terraform.tfstate')
assert blocks('dev/own') == null

// D70: each mistake at its place.
assert log =~ /catalog\/wrong\.yaml:4:38  ATMOS-160  'app' of stack 'catalog\/wrong' reads the state of 'nett', of which its stack has no/
assert log =~ /catalog\/wrong\.yaml:\d:\d+  ATMOS-161  depending on '(one|two)' closes a cycle: /
true
