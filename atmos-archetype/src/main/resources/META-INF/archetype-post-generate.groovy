// One copy of the environment's manifests for each environment that was asked for, and the hidden file by its name.
import java.nio.file.Files
import java.nio.file.Path

Path project = Path.of(request.outputDirectory, request.artifactId)

// In batch mode the generator does not look at the patterns of archetype-metadata.xml, and the names become parts of
// bucket names and of paths.
String name = 'lower-case letters, digits and dashes, a letter first'
def refuse = { key, rule ->
    throw new IllegalArgumentException("${key} is '${request.properties.get(key)}', and must be ${rule}. "
            + "Delete ${project} and generate it again.")
}
[org: [/[a-z][a-z0-9-]*/, name],
 tenant: [/[a-z][a-z0-9-]*/, name],
 region: [/[a-z]{2,4}(-[a-z]+)+-[0-9]+/, 'a region of AWS such as us-east-1'],
 environments: [/[a-z][a-z0-9-]*( *, *[a-z][a-z0-9-]*)*/, "${name}, separated by commas"]].each { key, rule ->
    if (!(request.properties.get(key) ==~ rule[0])) {
        refuse(key, rule[1])
    }
}

String org = request.properties.get('org')
String tenant = request.properties.get('tenant')
String region = request.properties.get('region')
Path stacks = project.resolve("src/main/stacks/orgs/${org}/${tenant}")
Path template = stacks.resolve('environment-template')

request.properties.get('environments').split(',').collect { it.trim() }.unique().each { environment ->
    if ("${org}-${tenant}-${environment}-tfstate".size() > 63) {
        refuse('environments', 'short enough for a bucket name of 63 characters, <org>-<tenant>-<environment>-tfstate')
    }
    Path folder = Files.createDirectories(stacks.resolve(environment))
    ['_defaults.yaml': '_defaults.yaml', 'region.yaml': "${region}.yaml"].each { from, to ->
        String text = Files.readString(template.resolve(from)).replace('ENVIRONMENT', environment)
        Files.writeString(folder.resolve(to.toString()), text)
    }
}
template.toFile().deleteDir()
Files.move(project.resolve('gitignore'), project.resolve('.gitignore'))
