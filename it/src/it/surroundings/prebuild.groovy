import com.sun.net.httpserver.HttpServer

// A repository of its own, not a folder in the one that this test is in.
new File(basedir, '.git').mkdir()

// A proxy to a store of buckets that somebody else has made, with no state in them yet. It notes who asks for what.
context.callers = Collections.synchronizedSet(new TreeSet())
HttpServer store = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)
store.createContext('/') { call ->
    call.requestBody.readAllBytes()
    String bucket = call.requestURI.path.split('/')[1]
    String key = (call.requestHeaders.getFirst('Authorization') =~ /Credential=(\w+)\//)[0][1]
    String program = call.requestHeaders.getFirst('User-Agent').contains('Terraform') ? 'terraform' : 'maven'
    context.callers << "$program at ${call.requestURI.host}/$bucket is $key".toString()
    String query = call.requestURI.query ?: ''
    String answer = query.contains('tagging') ? '<Tagging><TagSet/></Tagging>'
            : query.contains('list-type') ? '<ListBucketResult><KeyCount>0</KeyCount></ListBucketResult>'
            : '<Error><Code>NoSuchKey</Code></Error>'
    byte[] body = "<?xml version=\"1.0\"?>$answer".getBytes('UTF-8')
    boolean head = call.requestMethod == 'HEAD'
    boolean there = call.requestMethod == 'PUT' || !answer.startsWith('<Error')
    call.responseHeaders.add('Content-Type', 'application/xml')
    call.sendResponseHeaders(there ? 200 : 404, head ? -1 : body.length)
    if (!head) {
        call.responseBody.write(body)
    }
    call.close()
}
store.start()
context.store = store
File settings = new File(basedir, 'settings/settings.xml')
settings.text = settings.text.replace('PORT', store.address.port as String)

// D65: a provider in a mirror, and the cache into which each init puts it. It is no program, so a plan comes to nothing.
String system = System.getProperty('os.name').startsWith('Mac') ? 'darwin' : 'linux'
String machine = System.getProperty('os.arch') == 'aarch64' ? 'arm64' : 'amd64'
File mirror = new File(basedir, 'settings/mirror/registry.terraform.io/acme/acme')
mirror.mkdirs()
new java.util.zip.ZipOutputStream(new FileOutputStream(
        new File(mirror, "terraform-provider-acme_1.0.0_${system}_${machine}.zip"))).withCloseable {
    it.putNextEntry(new java.util.zip.ZipEntry('terraform-provider-acme_v1.0.0'))
    it.write(new byte[4 << 20])
}
new File(basedir, 'settings/cache').mkdir()
new File(basedir, 'settings/terraform.tfrc').text = """provider_installation {
  filesystem_mirror {
    path = "${new File(basedir, 'settings/mirror').path}"
  }
}
"""
File tool = new File(basedir, 'settings/init-only')
tool.text = '''#!/bin/sh
for word in "$@"; do
    case "$word" in -out=*) saved=${word#-out=} ;; esac
done
case "$1" in
plan) printf '{"format_version": "1.2", "applyable": false}' > "$saved" ;;
show) for saved in "$@"; do :; done; cat "$saved" ;;
*) exec terraform "$@" ;;
esac
'''
tool.setExecutable(true)
true
