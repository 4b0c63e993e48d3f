import groovy.json.JsonSlurper
import groovy.xml.XmlSlurper

String log = new File(basedir, 'build.log').text
def builds = log.split('Scanning for projects').drop(1)
def json = { String file -> new JsonSlurper().parse(new File(basedir, file)) }

// D68: two deletions that neither the POM nor the manifest lets pass; the others are planned all the same.
String verify = builds[1]
assert verify.contains('dev/app: no changes')
assert verify.contains('dev/db: refused by the gate: 0 to add, 0 to change, 2 to destroy')
assert verify.contains('dev/new: 1 to add, 0 to change, 0 to destroy')
assert verify.contains('3 planned: 1 with changes, 1 unchanged, 1 refused by the gate; 1 skipped')
String resources = 'terraform_data.of["a"], terraform_data.of["b"]'
assert verify.contains('src/later/dev.yaml:2:39  ATMOS-440  the plan of dev/db destroys 2 resources and may destroy at most 1 ' +
        "(maxDestroy 1, src/later/dev.yaml:2:39): $resources")
assert verify.contains('ATMOS-440  the plan of dev/db destroys 2 resources that may be neither destroyed nor replaced ' +
        "(forbid 'terraform_*', the gate of the POM): $resources")
assert !verify.contains("protect '")
assert verify.contains('2 problems')

// D63: what was refused cannot be applied.
assert ['db', 'new'].collect { new File(basedir, "target/atmos/plans/dev/$it/plan.tfplan").exists() } == [false, true]

// D7: the reports, which hold no value.
def step = new File(basedir, 'step.md').text
assert step.startsWith('## atmos:plan\n')
assert step.contains('| dev/db | **refused by the gate** | 0 | 0 | 2 | 0 |')
assert step.contains('- delete terraform_data.of["a"]\n- delete terraform_data.of["b"]\n')
assert step.contains('+ create terraform_data.of["a"]\n')
assert step.contains("(forbid 'terraform_*', the gate of the POM)")
assert !step.contains('s3cr3t')

// D68: a wider number is an error of validate and of plan, at its place.
String wider = 'src/wider/dev.yaml:5:19  ATMOS-442  settings.atmos.gate.maxDestroy is 3, and the gate of the POM allows at most 2'
assert builds[2].contains(wider)
assert builds[3].contains(wider)
assert !builds[3].contains('dev/db: started')

// Where the POM allows it, what the manifest says counts instead: three deletions and a replacement pass.
assert builds[4].contains('dev/db: 0 to add, 0 to change, 3 to destroy')
assert builds[4].contains('dev/app: 1 to add, 0 to change, 1 to destroy')
def rows = json('target/allowed/plan.json').instances.collectEntries { [it.instance, it] }
assert rows.db.changes == ['a', 'b', 'kept'].collect { [action: 'delete', address: "terraform_data.of[\"$it\"]" as String] }
assert rows.app.changes == [[action: 'replace', address: 'terraform_data.of["a"]']]
assert rows.app.subMap(['add', 'destroy', 'replace', 'outcome']) == [add: 1, destroy: 1, replace: 1, outcome: 'changes']
assert rows.app.duration > 0
def suite = new XmlSlurper().parse(new File(basedir, 'target/allowed/TEST-atmos-plan.xml'))
assert [suite.@tests, suite.@failures, suite.@skipped]*.text() == ['2', '0', '0']
assert suite.testcase.@name*.text() == ['dev/app', 'dev/db']
assert suite.testcase.@time*.toBigDecimal().every { it > 0 }
assert new File(basedir, 'target/allowed/summary.md').text.contains('| dev/app | changes | 1 | 0 | 1 | 1 |')
true
