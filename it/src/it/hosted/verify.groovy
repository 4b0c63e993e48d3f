import groovy.json.JsonSlurper

String token = new File(basedir, 'settings/token').text.reverse()
String log = new File(basedir, 'build.log').text

// Who the tools will talk to, and who has the token.
def described = new JsonSlurper().parse(new File(basedir, 'target/described.json')).dev
assert described.app.hosted == [hostname: 'my-tfe.example.test', organization: 'acme', workspace: 'app-dev',
        terraform_workspace: [local: 'dev', remote: 'app-dev'], token: "settings.xml server 'tfe'"]
assert described.net.hosted == [hostname: 'other.example.test:8443', organization: 'acme', workspace: 'net',
        terraform_workspace: [local: 'net', remote: 'net'], token: 'credentials in ' + new File(basedir, 'settings/cli.tfrc') + ':2']
assert new File(basedir, 'target/nobody.yaml').text.contains("token: \"none: settings.xml has no server 'nobody'\"")
assert (log =~ /dev +app +app +remote +dev +remote:\/\/my-tfe.example.test\/acme\/app-dev +app-dev +dev \(local\), app-dev \(remote\)/)
assert (log =~ /dev +net +app +cloud +dev-net +remote:\/\/other.example.test:8443\/acme\/net +net +net/)

// The tool got the token, which is in no file and in no line.
assert new File(basedir, 'tools/given').text.trim() == new File(basedir, 'settings/token').text
int looked = 0
basedir.eachFileRecurse(groovy.io.FileType.FILES) {
    looked++
    assert !it.getText('ISO-8859-1').contains(token): it
}
assert looked > 15
assert log.contains('Error: refused with (sensitive)')
assert log.contains('TF_TOKEN_my__tfe_example_test=(sensitive)')
assert log.contains("TF_TOKEN_my__tfe_example_test='(sensitive)'")

assert log.contains("settings.xml has no server 'nobody'")
assert log.contains("server 'empty' of settings.xml has no password")
true
