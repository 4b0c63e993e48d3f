import groovy.json.JsonSlurper

// remote-backend 9: what a remote run uploads, in a fresh clone and without a tool.
String log = new File(basedir, 'build.log').text
def runs = log.split(/(?m)^\[INFO\] --- .*upload-preview.*$/).drop(1)
String net = 'src/main/terraform/net'
def lines = new File(basedir, 'target/uploads.txt').readLines()
def line = { String path -> lines.find { it.startsWith("$path ") } }

assert lines[0] == "dev/net would upload target/atmos/dev/net/$net, packed as by Terraform 1.11.4"
assert line('notes/draft.md') ==~ /notes\/draft.md +6 B +excluded by notes\/ \(src\/main\/terraform\/net\/.terraformignore:2\)/
assert line('notes/keep.md') ==~ /notes\/keep.md +5 B/
assert line('data.txt') ==~ /data.txt +2.0 kB/
['.env', '.terraformignore', 'backend.tf.json', 'main.tf', 'sub2/x', 'zz-atmos.auto.tfvars.json'].each { assert line(it) && !line(it).contains('excluded') }
assert lines.any { it ==~ /10 files, 2\.\d kB; excluded: 1 file, 6 B/ }
assert lines.last() == 'dev/store would upload nothing: its backend is s3'

["$net/.env:1:1  ATMOS-453  '.env' has variables of an environment",
 "$net/certs/server.txt:1:1  ATMOS-453  'certs/server.txt' holds a private key",
 "$net/dev.tfvars:1:1  ATMOS-453  'dev.tfvars' sets 'db_password'",
 "target/atmos/dev/net/$net/zz-atmos.auto.tfvars.json:1:1  ATMOS-453  'zz-atmos.auto.tfvars.json' sets 'db_password'",
 "$net/data.txt:1:1  ATMOS-454  'data.txt' has 2.0 kB",
 "$net/.terraformignore:4:1  ATMOS-451  the pattern 'sub2' hits the directory 'sub2/' but none of its files",
 "ATMOS-456  the service does not find local modules of dev/net, which are not uploaded: 'src/main/terraform/modules/sub'"]
        .each { assert runs[0].contains(it.toString()) }

// With the working directory of the workspace the root is above, and so is the ignore file that counts.
def above = new JsonSlurper().parse(new File(basedir, 'target/above.json')).instances
assert above*.directory == ['target/atmos/dev/net'] && above*.workingDirectory == [net] && !above[0].ignoreFile
assert above[0].files*.path.containsAll(["$net/notes/draft.md".toString(), 'src/main/terraform/modules/sub/main.tf', 'pom.xml'])
assert !runs[1].contains('ATMOS-456')
assert new JsonSlurper().parse(new File(basedir, 'target/atmos/upload-preview.json')).instances*.instance == ['broken']

// D9
assert runs[2].contains("prod/net: would bring up target/atmos/prod/net/$net and list what a run uploads")
assert !new File(basedir, 'target/atmos/prod').exists()

assert runs[3].contains('src/main/terraform/broken/.terraformignore:2:1  ATMOS-450  a line that holds nothing but blanks')

// D79: no value of a variable in what the goal says and writes.
assert !log.contains('hunter')
assert ['uploads.txt', 'above.json', 'atmos/upload-preview.json', 'atmos/problems.json'].every { !new File(basedir, "target/$it").text.contains('hunter') }
true
