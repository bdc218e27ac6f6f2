// The container app, its logs, and its registration with the Bot Framework and Teams.

param name string
param location string
param displayName string
param image string
param registryName string
param maxReplicas int
param logRetentionDays int
param subnetId string
param archiveServiceUri string
param archiveContainer string
@secure()
param connectionString string
@description('The bot itself: the registration, the archive and the registry all know this identity.')
param identity { id: string, clientId: string, principalId: string }

var acrPull = '7f951dda-4ed3-4680-a7ca-43fe172d538d'

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs'
  location: location
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: logRetentionDays
  }
}

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' existing = if (!empty(registryName)) {
  name: empty(registryName) ? 'none' : registryName
}

resource pull 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(registryName)) {
  name: guid(registry.id, identity.id, acrPull)
  scope: registry
  properties: {
    principalId: identity.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', acrPull)
  }
}

resource environment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: '${name}-env'
  location: location
  properties: {
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: logs.properties.customerId
        sharedKey: logs.listKeys().primarySharedKey
      }
    }
    vnetConfiguration: { infrastructureSubnetId: subnetId }
    workloadProfiles: [{ name: 'Consumption', workloadProfileType: 'Consumption' }]
  }
}

var settings = [
  { name: 'Bot__AppType', value: 'UserAssignedManagedIdentity' }
  { name: 'Bot__AppId', value: identity.clientId }
  { name: 'Bot__TenantId', value: tenant().tenantId }
  { name: 'Bot__PublicUrl', value: 'https://${name}.${environment.properties.defaultDomain}' }
  { name: 'Storage__Provider', value: 'Postgres' }
  { name: 'Storage__ConnectionString', secretRef: 'database' }
  { name: 'Archive__Provider', value: 'Blob' }
  { name: 'Archive__ServiceUri', value: archiveServiceUri }
  { name: 'Archive__ManagedIdentityClientId', value: identity.clientId }
  { name: 'Archive__Container', value: archiveContainer }
]

resource bot 'Microsoft.App/containerApps@2024-03-01' = {
  name: name
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    environmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      ingress: { external: true, targetPort: 8080, transport: 'auto', allowInsecure: false }
      registries: empty(registryName) ? [] : [{ server: registry!.properties.loginServer, identity: identity.id }]
      secrets: [
        { name: 'database', value: connectionString }
      ]
    }
    template: {
      initContainers: [
        {
          name: 'migrate'
          image: image
          args: ['migrate']
          env: settings
          resources: { cpu: json('0.25'), memory: '0.5Gi' }
        }
      ]
      containers: [
        {
          name: 'bot'
          image: image
          env: settings
          resources: { cpu: json('0.5'), memory: '1Gi' }
          probes: [
            { type: 'Startup', httpGet: { path: '/health/ready', port: 8080 }, periodSeconds: 2, failureThreshold: 30 }
            { type: 'Readiness', httpGet: { path: '/health/ready', port: 8080 }, periodSeconds: 10 }
            { type: 'Liveness', httpGet: { path: '/health/live', port: 8080 }, periodSeconds: 30 }
          ]
        }
      ]
      // Reminders go out by the clock, so that the bot never sleeps.
      scale: { minReplicas: 1, maxReplicas: maxReplicas }
    }
  }
  dependsOn: [pull]
}

resource registration 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${name}-${uniqueString(resourceGroup().id)}'
  location: 'global'
  kind: 'azurebot'
  sku: { name: 'F0' }
  properties: {
    displayName: displayName
    endpoint: 'https://${bot.properties.configuration.ingress.fqdn}/api/messages'
    msaAppType: 'UserAssignedMSI'
    msaAppId: identity.clientId
    msaAppMSIResourceId: identity.id
    msaAppTenantId: tenant().tenantId
    disableLocalAuth: true
  }

  resource teams 'channels' = {
    name: 'MsTeamsChannel'
    location: 'global'
    properties: {
      channelName: 'MsTeamsChannel'
      properties: { isEnabled: true }
    }
  }
}

output host string = bot.properties.configuration.ingress.fqdn
