// What EF Core's tool compiles is in Compiled/; it calls here before the models are used.
namespace AllianceBot.Storage.Compiled.Sqlite
{
    public partial class SqliteAllianceDbModel
    {
        partial void Customize() => OwnRows.FilterIn(this);
    }
}

namespace AllianceBot.Storage.Compiled.Postgres
{
    public partial class PostgresAllianceDbModel
    {
        partial void Customize() => OwnRows.FilterIn(this);
    }
}
