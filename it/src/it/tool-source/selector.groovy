// The tools of this project are shell scripts.
!System.getProperty('os.name').toLowerCase().startsWith('windows')
