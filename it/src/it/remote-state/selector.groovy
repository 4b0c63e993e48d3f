if (['sh', '-c', 'command -v terraform'].execute().waitFor() != 0) {
    println 'terraform is not on the PATH: the commands of this project are not run'
    return false
}
true
