using 'main.bicep'

param image = readEnvironmentVariable('ALLIANCEBOT_IMAGE')
param registryName = readEnvironmentVariable('ALLIANCEBOT_REGISTRY', '')
param databasePassword = readEnvironmentVariable('ALLIANCEBOT_DATABASE_PASSWORD')
