import java.nio.file.Path

// A repository of its own, not a folder in the one that this test is in.
new File(basedir, '.git').mkdir()
// The service of the unit tests. It runs in this Maven, and does its runs with the real tool.
def jars = new File("$localRepositoryPath/com/fasterxml/jackson/core").listFiles().collectMany { artifact ->
    def newest = artifact.listFiles().findAll { it.directory }.max { it.name }
    newest.listFiles().findAll { it.name.endsWith('.jar') }
}
def classes = new File(basedir, '../../../../atmos-maven-plugin/target/test-classes')
def loader = new URLClassLoader(([classes] + jars)*.toURI()*.toURL() as URL[], ClassLoader.platformClassLoader)
File place = new File(basedir, 'service')
place.mkdirs()
context.loader = loader
context.service = loader.loadClass('io.github.atmosmaven.hosted.HostedService').getConstructor(Path).newInstance(place.toPath())
context.token = loader.loadClass('io.github.atmosmaven.hosted.HostedService').getField('TOKEN').get(null)
context.service.configuration(context.token)
context.service.workspace('net')
['app-dev', 'app-other', 'edge'].each { context.service.workspace(it).executionMode = 'remote' }
true
