// The locale C knows ASCII only, in texts and in names of files.
String log = new File(basedir, 'build.log').getText('UTF-8')

// A document is UTF-8 all the same.
assert log.contains('city: Z\u00fcrich')

// A name that cannot be read or written is a problem with the way out, and breaks no other stack (D18, D70).
assert log =~ /src\/main\/stacks\/K.*ln\.yaml:1:1  ATMOS-504  the name of the file cannot be read/
assert log =~ /ATMOS-504  '(dev\/)?vpc.*' cannot be the name of a file in the character encoding of this process/
assert log.count('LC_ALL=C.UTF-8') == 2
assert !log.contains('InvalidPathException')
true
