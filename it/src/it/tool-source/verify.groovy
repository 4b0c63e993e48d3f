String log = new File(basedir, 'build.log').text
File tools = new File("$localRepositoryPath/.cache/atmos-maven-plugin/tools")
def place = { String tool, String version -> new File(tools, "$tool/$version/$context.platform") }

// D94: validate, render and a dry run fetch nothing, and offline there is nothing to be had.
assert log.count('Fetching Terraform 1.99.1') == 2
assert log.indexOf('Fetching Terraform 1.99.1') > log.indexOf("would run 'terraform plan'")
assert log.contains("ATMOS-309  Terraform 1.99.1 for $context.platform is not fetched yet, and Maven is offline")
// A sum that is not the pinned one, then the plan that fetches, then one that has it.
assert log =~ /ATMOS-414  the SHA-256 sum of file:\S+\.zip is $context.sum, but toolSha256 is 0{64}/
assert log.contains("pin its sum: <toolSha256>$context.sum</toolSha256>")
assert log.count('dev/vpc: no changes') == 2
assert place('terraform', '1.99.1').list().sort() == ['LICENSE.txt', 'terraform']

// Artifacts: the vendor's archive, and a program of its own.
assert log.count("Terraform 1.99.2: ${place('terraform', '1.99.2')}/terraform") == 2
assert log.contains("OpenTofu 1.99.3: ${place('opentofu', '1.99.3')}/tofu")
assert place('opentofu', '1.99.3').list() == ['tofu']

assert log.contains('ATMOS-410  toolSource brought a binary that is Terraform 1.2.3, but toolVersion asks for Terraform 1.99.4')
assert log =~ /ATMOS-413  no repository has it\.tools:terraform:zip:$context.platform:1\.99\.5\R.*the nearest are 1\.99\.2, 1\.99\.4/
assert log =~ /ATMOS-413  file:\S+mirror has no Terraform 1\.99\.6\R.*the nearest are 1\.99\.1/
assert log =~ /ATMOS-410  the command of 'other\/vpc' is 'tofu', but toolVersion asks for Terraform 1\.99\.1/

// What was refused left nothing.
['1.99.4', '1.99.5', '1.99.6'].each { assert !new File(tools, "terraform/$it").exists() }
assert !new File(tools.parentFile, 'locks').exists()
tools.parentFile.eachFileRecurse { assert !it.name.endsWith('.part') && it.name != 'escaped' }

// With -q the path stands alone.
def process = new ProcessBuilder([System.getProperty('maven.home') + '/bin/mvn', '-B', '-ntp', '-q', '-o',
        "-Dmaven.repo.local=$localRepositoryPath", 'atmos:tool']*.toString()).directory(basedir).redirectErrorStream(true).start()
String printed = process.inputStream.text.replace('\u001B[0m', '')
assert process.waitFor() == 0: printed
assert printed == "${place('terraform', '1.99.1')}/terraform\n"
true
