// AllianceBot in one Azure resource group: a container app, its Teams registration, PostgreSQL, the archive, the logs.
// One user-assigned managed identity is the bot itself, so that no password of the bot exists anywhere.
//   az deployment group create -g <group> -f infra/main.bicep -p infra/main.bicepparam

targetScope = 'resourceGroup'

@description('Short name that all resources begin with; lower-case letters and digits.')
@minLength(3)
@maxLength(14)
param name string = 'alliancebot'

@description('Region of everything but the bot registration, which is global.')
param location string = resourceGroup().location

@description('Image of the bot, such as registry.example/alliancebot:1.0.0.')
param image string

@description('Name of an Azure Container Registry in this resource group that holds the image; empty for a public image.')
param registryName string = ''

@description('Name that people see in Teams.')
@maxLength(42)
param displayName string = 'AllianceBot'

@description('Administrator password of PostgreSQL. Letters and digits only, since it stands in a connection string.')
@secure()
@minLength(16)
param databasePassword string

@description('Compute of PostgreSQL. The smallest serves some hundred alliances.')
param databaseSku string = 'Standard_B1ms'

@description('Days for which the database can be restored to any second.')
@minValue(7)
@maxValue(35)
param databaseBackupDays int = 14

@description('Days for which no one, not even an administrator, can delete or replace an archived record. 0: no such lock; versions and soft delete still protect. Read "Retention" in README.md first: personal data is locked in too.')
@minValue(0)
param recordRetentionDays int = 0

@description('Days for which a deleted record can be brought back.')
@minValue(7)
@maxValue(365)
param softDeleteDays int = 90

@description('Copies of the archive: zone-redundant in the region, or also in the paired region.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GZRS'])
param archiveSku string = 'Standard_ZRS'

@description('Public IPv4 addresses of people who may open the archive with their own tools, besides the bot.')
param operatorIpAddresses string[] = []

@description('The bot may create records and read them, but neither replace nor delete (a custom role). False gives it the wider built-in role Storage Blob Data Contributor.')
param createOnlyArchiveRole bool = true

@description('Instances of the bot. One runs always, for the reminders.')
@minValue(1)
@maxValue(10)
param maxReplicas int = 2

@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 30

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-id'
  location: location
}

module network 'network.bicep' = {
  name: '${name}-network'
  params: { name: name, location: location }
}

module database 'database.bicep' = {
  name: '${name}-database'
  params: {
    name: name
    location: location
    sku: databaseSku
    backupDays: databaseBackupDays
    password: databasePassword
    subnetId: network.outputs.databaseSubnetId
    zoneId: network.outputs.databaseZoneId
  }
}

module archive 'archive.bicep' = {
  name: '${name}-archive'
  params: {
    name: name
    location: location
    sku: archiveSku
    subnetId: network.outputs.appSubnetId
    operatorIpAddresses: operatorIpAddresses
    softDeleteDays: softDeleteDays
    recordRetentionDays: recordRetentionDays
    createOnlyRole: createOnlyArchiveRole
    principalId: identity.properties.principalId
  }
}

module bot 'bot.bicep' = {
  name: '${name}-bot'
  params: {
    name: name
    location: location
    displayName: displayName
    image: image
    registryName: registryName
    maxReplicas: maxReplicas
    logRetentionDays: logRetentionDays
    subnetId: network.outputs.appSubnetId
    archiveServiceUri: archive.outputs.serviceUri
    archiveContainer: archive.outputs.container
    connectionString: database.outputs.connectionString
    identity: {
      id: identity.id
      clientId: identity.properties.clientId
      principalId: identity.properties.principalId
    }
  }
}

@description('The --app-id of the Teams package.')
output appId string = identity.properties.clientId

@description('The --host of the Teams package.')
output host string = bot.outputs.host

@description('Where the records are.')
output archive string = '${archive.outputs.serviceUri}${archive.outputs.container}'
