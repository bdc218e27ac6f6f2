using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace AllianceBot.Storage;

/// <summary>For <c>dotnet ef migrations add</c>, which needs a context but no database; docs/operations.md has the commands.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteAllianceDb>
{
    public SqliteAllianceDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteAllianceDb>().UseSqlite("Data Source=:memory:").Options);
}

internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresAllianceDb>
{
    public PostgresAllianceDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresAllianceDb>().UseNpgsql("Host=localhost").Options);
}
