namespace Terraform.Protocol;

/// <summary>What kind of value comes next in msgpack bytes.</summary>
internal enum MsgPackKind
{
    Nil,
    Bool,
    Integer,
    Float,
    String,
    Binary,
    Array,
    Map,
    Extension,

    /// <summary>The byte <c>c1</c>, which the format never uses.</summary>
    Reserved,
}
