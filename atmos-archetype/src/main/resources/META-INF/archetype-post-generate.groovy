// One copy of the environment's manifests for each environment that was asked for, and the hidden file by its name.
import java.nio.file.Files
import java.nio.file.Path

Path project = Path.of(request.outputDirectory, request.artifactId)
String org = request.properties.get('org')
String tenant = request.properties.get('tenant')
String region = request.properties.get('region')
Path stacks = project.resolve("src/main/stacks/orgs/${org}/${tenant}")
Path template = stacks.resolve('environment-template')

request.properties.get('environments').split(',').collect { it.trim() }.unique().each { environment ->
    Path folder = Files.createDirectories(stacks.resolve(environment))
    ['_defaults.yaml': '_defaults.yaml', 'region.yaml': "${region}.yaml"].each { from, to ->
        String text = Files.readString(template.resolve(from)).replace('ENVIRONMENT', environment)
        Files.writeString(folder.resolve(to.toString()), text)
    }
}
template.toFile().deleteDir()
Files.move(project.resolve('gitignore'), project.resolve('.gitignore'))
