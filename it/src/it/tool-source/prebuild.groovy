import java.security.MessageDigest
import java.util.zip.ZipEntry
import java.util.zip.ZipOutputStream

// What an earlier run has fetched.
File tools = new File("$localRepositoryPath/.cache/atmos-maven-plugin/tools")
['terraform', 'opentofu'].each { name ->
    new File(tools, name).listFiles()?.findAll { it.name.startsWith('1.99.') }*.deleteDir()
}
new File("$localRepositoryPath/it/tools").deleteDir()

String os = System.getProperty('os.name').toLowerCase().startsWith('mac') ? 'darwin' : 'linux'
String architecture = [x86_64: 'amd64', aarch64: 'arm64'][System.getProperty('os.arch')] ?: System.getProperty('os.arch')
context.platform = "$os-$architecture"

// A tool that plans nothing, and says what it is.
def program = { String tool, String version ->
    """#!/bin/sh
for word in "\$@"; do
    case "\$word" in -out=*) echo saved > "\${word#-out=}" ;; esac
done
case "\$*" in
version) echo '$tool v$version' ;;
'version -json') echo '{"terraform_version": "$version"}' ;;
show*) echo '{"format_version": "1.2", "applyable": false, "complete": true, "errored": false}' ;;
esac
"""
}
def zip = { File file, Map entries ->
    file.parentFile.mkdirs()
    new ZipOutputStream(file.newOutputStream()).withCloseable { out ->
        entries.each { name, text ->
            out.putNextEntry(new ZipEntry(name))
            out.write(text.getBytes('UTF-8'))
        }
    }
}
def entries = { String version ->
    ['LICENSE.txt': 'a licence', 'README.md': 'not wanted', '../../escaped': 'evil', terraform: program('Terraform', version)]
}

File release = new File(basedir, 'mirror/terraform/1.99.1')
File archive = new File(release, "terraform_1.99.1_${os}_${architecture}.zip")
zip(archive, entries('1.99.1'))
context.sum = MessageDigest.getInstance('SHA-256').digest(archive.bytes).encodeHex().toString()
new File(release, 'terraform_1.99.1_SHA256SUMS').text = "$context.sum  $archive.name\n"

File artifacts = new File(basedir, 'artifacts/it/tools')
def artifact = { String name, String version, String type -> new File(artifacts, "$name/$version/$name-$version-${context.platform}.$type") }
zip(artifact('terraform', '1.99.2', 'zip'), entries('1.99.2'))
zip(artifact('terraform', '1.99.4', 'zip'), entries('1.2.3'))
new File(artifacts, 'terraform/maven-metadata.xml').text = '''<metadata>
  <groupId>it.tools</groupId>
  <artifactId>terraform</artifactId>
  <versioning><versions><version>1.99.2</version><version>1.99.4</version></versions></versioning>
</metadata>
'''
File bare = artifact('tofu', '1.99.3', 'bin')
bare.parentFile.mkdirs()
bare.text = program('OpenTofu', '1.99.3')
// Maven 4 wants sums.
def files = []
artifacts.eachFileRecurse { if (it.file) { files << it } }
files.each { new File("${it.path}.sha1").text = MessageDigest.getInstance('SHA-1').digest(it.bytes).encodeHex().toString() }
true
