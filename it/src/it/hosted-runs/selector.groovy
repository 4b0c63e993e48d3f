if (['sh', '-c', 'command -v terraform'].execute().waitFor() != 0) {
    println 'terraform is not on the PATH: the backends of a service are not run'
    return false
}
if (!new File(basedir, '../../../../atmos-maven-plugin/target/test-classes/io/github/atmosmaven/hosted').directory) {
    println 'tests are not compiled: the backends of a service are not run'
    return false
}
true
