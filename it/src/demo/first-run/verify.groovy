// Shows what a first run leaves behind, and fails when it is not there.
File rendered = new File(basedir, 'target/atmos/dev/vpc/src/main/terraform/vpc/backend.tf.json')
File settings = new File(basedir, '.atmos/local-aws/s3/acme-ue1-dev-tfstate/settings')
File plan = new File(basedir, 'target/atmos/plan.json')

def setting = { name, pattern -> (new File(settings, name).text =~ pattern)[0][1] }
println "\nRendered backend of dev/vpc (${basedir.toPath().relativize(rendered.toPath())}):\n${rendered.text}"
println "Created bucket 'acme-ue1-dev-tfstate' on the local endpoint:"
println "  versioning           ${setting('versioning', '<Status>(\\w+)')}"
println "  encryption           ${setting('encryption', '<SSEAlgorithm>(\\w+)')}"
println "  public access        blocked: ${new File(settings, 'publicAccessBlock').text.count('>true<') == 4 ? 'all four' : 'not all'}"
println "  object ownership     ${setting('ownershipControls', '<ObjectOwnership>(\\w+)')}"
println "  policy               ${new File(settings, 'policy').text.contains('aws:SecureTransport') ? 'TLS only' : 'none'}"
println "  tags                 ${(new File(settings, 'tagging').text =~ '<Key>(\\w+)</Key><Value>([^<]+)').collect { it[1] + '=' + it[2] }.join(', ')}"
println plan.exists()
        ? "\nPlan: ${new groovy.json.JsonSlurper().parse(plan).summary}\n"
        : "\nPlan: left out, since neither terraform nor tofu is on the PATH. Install one and run the same command again.\n"
assert plan.exists() == new File(basedir, 'test.properties').text.isEmpty()
assert setting('versioning', '<Status>(\\w+)') == 'Enabled'
true
