using 'main.bicep'

param image = readEnvironmentVariable('ALLIANCEBOT_IMAGE')
param databasePassword = readEnvironmentVariable('ALLIANCEBOT_DATABASE_PASSWORD')
