String log = new File(basedir, 'build.log').text
['one', 'two'].each { module ->
    assert log.contains("✓ Created S3 bucket 'acme-${module}'")
    assert new File(basedir, "${module}/${module == 'one' ? 'out' : 'target'}/atmos/dev/vpc/${module}/src/main/terraform/vpc/backend.tf.json").text.contains("\"acme-${module}\"")
    assert new File(basedir, "${module}/.atmos/local-aws/s3/acme-${module}").directory
}
// The build directory is the one of the POM.
assert !new File(basedir, 'one/target').exists()
// The project that holds the modules inherits nothing to fail about.
assert log.contains('this project has modules and no stacks of its own')
assert !log.contains('not marked')
assert !log.contains('[WARNING]')
true
