module.exports = {
  name: 'Sagsgang',
  script: './client.js'
};
