// Downloads the official mongod into the folder of argument 1, version of argument 2, and prints its path as the last line. A program of its own
// so that a download that stalls can be ended from outside.
process.env.npm_config_strict_ssl = 'true'; // the downloader does not check certificates otherwise
const { MongoBinary } = await import('mongodb-memory-server-core');
const [downloadDir, version] = process.argv.slice(2);
console.log(await MongoBinary.getPath({ version, downloadDir, checkMD5: true, systemBinary: '' }));
