// PostgreSQL, inside the network.

param name string
param location string
param sku string
param backupDays int
param subnetId string
param zoneId string
@secure()
param password string

resource database 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: '${name}-db-${uniqueString(resourceGroup().id)}'
  location: location
  sku: {
    name: sku
    tier: startsWith(sku, 'Standard_B') ? 'Burstable' : 'GeneralPurpose'
  }
  properties: {
    version: '17'
    administratorLogin: 'alliancebot'
    administratorLoginPassword: password
    storage: { storageSizeGB: 32, autoGrow: 'Enabled' }
    backup: { backupRetentionDays: backupDays, geoRedundantBackup: 'Disabled' }
    network: {
      delegatedSubnetResourceId: subnetId
      privateDnsZoneArmResourceId: zoneId
    }
  }

  resource alliancebot 'databases' = {
    name: 'alliancebot'
    properties: { charset: 'UTF8', collation: 'en_US.utf8' }
  }
}

@secure()
output connectionString string = 'Host=${database.properties.fullyQualifiedDomainName};Database=${database::alliancebot.name};Username=alliancebot;Password=${password};Ssl Mode=VerifyFull'
