import groovy.json.JsonSlurper

def service = context.service
def runs = service.runs()
service.close()
String log = new File(basedir, 'build.log').text
String address = 'https://tfe.example.test/app/acme'

// Where operations take place makes no difference in what a plan says; remote ones have an address.
assert log.contains('dev/net: 1 to add, 0 to change, 0 to destroy\n')
assert log =~ "dev/app: 1 to add, 0 to change, 0 to destroy, $address/app-dev/runs/run-\\d+"
assert log =~ "dev/edge: 1 to add, 0 to change, 0 to destroy, $address/edge/runs/run-\\d+"
assert log =~ "dev/edge: runs at $address/edge/runs/run-\\d+"
assert log.contains('3 planned: 3 with changes')
assert log.contains('3 run: 3 applied')
assert log.contains('3 planned: 3 unchanged')

// D63: what the cloud block has planned is what was applied; the backend remote plans and applies in one run.
assert runs.findAll { it.status() == 'applied' && !it.destroying }*.workspace()*.name.sort() == ['app-dev', 'edge']
assert runs.count { it.workspace().name == 'edge' && !it.destroying } == 2

// remote-backend 6: the name of the workspace is another one here and there.
def outputs = new JsonSlurper().parse(new File(basedir, 'target/outputs.json'))
assert outputs.dev.collectEntries { name, values -> [name, [values.text, values.workspace]] } ==
        [app: ['app', 'app-dev'], edge: ['edge', 'edge'], net: ['net', 'default']]
assert log.findAll(/(?m)^terraform_data\.it$/).size() == 3

// D68: the gate has seen addresses where there was a saved plan, and numbers elsewhere.
assert log.contains('3 run: 3 refused by the gate')
assert log.contains('3 run: 3 destroyed')
assert service.names() == ['app-other', 'edge', 'net']
assert service.workspace('edge').state().contains('"resources": []')

// The token is where the user has put it, and nowhere else.
basedir.eachFileRecurse { file ->
    if (file.file && file.parentFile.name != 'service') {
        assert !file.text.contains(context.token): file
    }
}
true
